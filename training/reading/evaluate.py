"""Figures of the heads on held-out texts: python evaluate.py FOLDER [--weights FILE] --polnear DIR --gum DIR --silver DIR --pieces FILE

Trees with the words given, punctuation counted: `news` against the silver trees of PolNeAR dev (--silver has dev.jsonl), `gold`
against GUM dev. The attributions are scored from the Java command (bench), not here.
"""
import argparse
import os

import torch

import batches as B
import corpus as C
import export


def evaluate(net, texts, limit=None):
    """-> counts of right tags, names, lemmas, heads and relations, both parsers."""
    items = [(t, s, e, False) for t in texts for s, e in C.windows(t.begin, len(t.ids))][:limit]
    right, all_ = {}, {}

    def count(key, ok, known):
        right[key] = right.get(key, 0) + int((ok & known).sum())
        all_[key] = all_.get(key, 0) + int(known.sum())
    names = [0, 0, 0]
    for i in range(0, len(items), 8):
        b = B.batch(items[i:i + 8])
        with torch.no_grad():
            with torch.autocast('cpu', dtype=torch.bfloat16):
                h = net.bert(b['ids'], b['mask'], b['feats'])
            flat = h.float().flatten(0, 1)
            x = torch.cat([flat[b['first']], flat[b['last']]], 1) + net.part(b['part'])
            told = b['told']
            for key, col, scores in zip(('tags', 'names', 'lemmas'), (0, 1, 2), net.words(x)):
                top = scores.argmax(1)
                count(key, top == told[:, col], told[:, col] >= 0)
                if key == 'names':
                    for row, real in zip(b['grid'], b['real']):
                        y, p = told[row[real], 1].tolist(), top[row[real]].tolist()
                        if min(y) >= 0:
                            a, c = runs(p), runs(y)
                            names[0] += len(a & c)
                            names[1] += len(a)
                            names[2] += len(c)
            for key, parser, col in (('news', net.news, 3), ('gold', net.tree, 5)):
                dep, top, rdep, rtop = (v[b['grid']] for v in parser(x))
                wall = torch.cat([b['real'], torch.ones(len(b['real']), 1, dtype=torch.bool)], 1)[:, None, :]
                heads = parser.arcs(dep, top).masked_fill(~wall, -1e4).argmax(2)
                rtop = torch.cat([rtop, parser.root_rel.expand(len(rtop), 1, -1)], 1)
                rel = parser.relations(rdep, rtop.gather(1, heads[:, :, None].expand(-1, -1, rtop.shape[2]))).argmax(2)
                t = told[b['grid']]
                known = b['real'] & (t[:, :, col] >= 0)
                count(key + ' UAS', heads == t[:, :, col], known)
                count(key + ' LAS', (heads == t[:, :, col]) & (rel == t[:, :, col + 1]), known)
    out = {k: round(100 * right[k] / max(1, all_[k]), 1) for k in right}
    out['names F1'] = round(200 * names[0] / max(1, names[1] + names[2]), 1)
    return out


def runs(labels):
    """Spans of a row of BILU marks, as (start, end, kind)."""
    out, start = set(), None
    for i, y in enumerate(labels):
        place, kind = ('O', None) if y == 0 else ('BILU'[(y - 1) % 4], (y - 1) // 4)
        if place in 'BU':
            start = (i, kind)
        if place in 'LU' and start and start[1] == kind:
            out.add((start[0], i, kind))
        if place in 'OLU':
            start = None
    return out


if __name__ == '__main__':
    ap = argparse.ArgumentParser()
    ap.add_argument('folder')
    ap.add_argument('--weights', default='reading.pt')
    for name in ('--polnear', '--gum', '--silver', '--pieces', '--gold'):
        ap.add_argument(name)
    ap.add_argument('--limit', type=int)
    a = ap.parse_args()
    torch.set_num_threads(1)
    net, told = export.load(a.folder, a.weights)
    labels, tok = B.Labels(told), C.pieces(a.pieces)
    sets = {'GUM dev': C.gum(a.gum, 'dev', os.path.join(a.silver, 'gum.jsonl')),
            'PolNeAR dev': C.polnear(a.polnear, 'dev', os.path.join(a.silver, 'dev.jsonl'), tok)}
    if a.gold:
        sets['names, every tenth of train'] = C.passages(a.gold, os.path.join(a.silver, 'gold.jsonl'), held=True)
    for name, raw in sets.items():
        texts = [C.Text(n, t, tok, s) for n, t, s, _ in raw[:a.limit]]
        for t in texts:
            B.label(t, labels)
        print(name, evaluate(net, texts), flush=True)
