"""Learns the weights of the likeness of two mentions from keyed affairs.

usage: train.py OUT.tsv NAME PAIRS.tsv KEY.json TEXTDIR [NAME PAIRS.tsv KEY.json TEXTDIR ...]

PAIRS.tsv is what org.whence.align.Pairs writes for the affair's case. A pair is positive when both mentions are the best
match of keyed mentions of one claim, negative when they match different claims; the rest is left out. Each affair weighs
the same. Prints the pair F1 on each affair with weights learned on the others, then writes weights learned on all.
Needs numpy.
"""
import glob
import json
import os
import re
import sys

import numpy as np

SAME = str.maketrans({'’': "'", '‘': "'", '“': '"', '”': '"', '–': '-', '—': '-', '\u00a0': ' ', '\u2011': '-'})


def squeeze(s):
    out, back = [], []
    for i, c in enumerate(s.translate(SAME)):
        if not c.isspace():
            out.append(c)
            back.append(i)
    return ''.join(out), back


def locate(text, quote, hint):
    t, back = squeeze(text)
    q, _ = squeeze(quote.replace(';', ':') if quote.replace(';', ':') in text else quote)
    at, best = t.find(q), None
    while at >= 0 and q:
        if best is None or abs(back[at] - hint) < abs(back[best] - hint):
            best = at
        at = t.find(q, at + 1)
    return None if best is None else (back[best], back[best + len(q) - 1] + 1)


def keyed(key_file, folder):
    key = json.load(open(key_file, encoding='utf-8'))
    texts = {}
    for path in glob.glob(os.path.join(folder, '*')):
        if not path.endswith('.json'):
            texts[os.path.basename(path)] = open(path, encoding='utf-8').read()
    spans = []
    for claim in key['claims']:
        for m in claim['mentions']:
            f = re.sub(r'\.txt$', '', m['file'])
            name = next(n for n in texts if n.startswith(f))
            spans.append((name, m['start'], m['end'], claim['id']))
    return texts, spans


def load(pairs_file, key_file, folder):
    texts, spans = keyed(key_file, folder)
    rows = [line.rstrip('\n').split('\t') for line in open(pairs_file, encoding='utf-8')]
    names = rows[0][2:]
    place = {}

    def best(p):
        if p not in place:
            f, s, e, post, quote = p.split(':', 4)
            at = locate(texts[f], quote, 0 if post else int(s)) if f in texts else None
            hit = None
            if at:
                for (g, a, b, claim) in spans:
                    o = max(0, min(at[1], b) - max(at[0], a))
                    if g == f and 2 * o >= b - a and 2 * o >= at[1] - at[0]:
                        iou = o / (max(b, at[1]) - min(a, at[0]))
                        if hit is None or iou > hit[0]:
                            hit = (iou, claim, (g, a))
            place[p] = hit
        return place[p]

    for r in rows[1:]:
        best(r[0]), best(r[1])
    top = {}
    for p, h in place.items():
        if h and (h[2] not in top or place[top[h[2]]][0] < h[0]):
            top[h[2]] = p
    chosen = set(top.values())
    X, y = [], []
    for r in rows[1:]:
        if r[0] in chosen and r[1] in chosen and r[0].split(':')[0] != r[1].split(':')[0]:
            X.append([float(v) for v in r[2:]])
            y.append(place[r[0]][1] == place[r[1]][1])
    return names, np.array(X), np.array(y)


def fit(sets, penalty=0.1):
    """Logistic regression with a quadratic penalty on all but the bias, by Newton's method; each affair weighs the same."""
    X = np.concatenate([x for x, _ in sets])
    y = np.concatenate([t for _, t in sets]).astype(float)
    w = np.concatenate([np.full(len(t), 1000.0 / len(t)) for _, t in sets])
    beta = np.zeros(X.shape[1])
    ridge = np.full(X.shape[1], penalty * w.sum() / 100)
    ridge[0] = 1e-6
    for _ in range(80):
        p = 1 / (1 + np.exp(-X @ beta))
        gradient = X.T @ (w * (p - y)) + ridge * beta
        hessian = (X * (w * p * (1 - p))[:, None]).T @ X + np.diag(ridge + 1e-9)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def f1(beta, X, y, threshold):
    p = 1 / (1 + np.exp(-X @ beta)) >= threshold
    return 2 * (p & y).sum() / max(1, p.sum() + y.sum())


def main():
    out, rest = sys.argv[1], sys.argv[2:]
    sets, names, labels = [], None, []
    for i in range(0, len(rest), 4):
        names, X, y = load(*rest[i + 1:i + 4])
        sets.append((X, y))
        labels.append(rest[i])
        print(rest[i], len(y), 'pairs', int(y.sum()), 'positive')
    if len(sets) > 1:
        for i in range(len(sets)):
            model = fit([s for j, s in enumerate(sets) if j != i])
            print('held out', labels[i], ' '.join(f'{t}: {f1(model, *sets[i], t):.3f}' for t in (.2, .3, .4, .5, .6)))
    model = fit(sets)
    with open(out, 'w', encoding='utf-8') as f:
        f.write('# Weights of the likeness of two mentions; learned, see training/alignment.\n')
        for n, c in zip(names, model):
            f.write(f'{n}\t{c:.4f}\n')
    print(open(out).read())


if __name__ == '__main__':
    main()
