"""Measures what each decision of alignment adds: leaves it out and groups the mentions of each affair anew.

usage: ablation.py NAME PAIRS.tsv KEY.json TEXTDIR [NAME PAIRS.tsv KEY.json TEXTDIR ...]

PAIRS.tsv is what org.whence.align.Pairs writes for the affair's case. Weights are always learned on the other affairs. For
each affair, the F1 over pairs of mentions of different reports that the key calls one claim (pairs in one claim of the case
of all that the key has, found or not). Every variant has the same threshold. Needs numpy.
"""
import heapq
import json
import sys

import numpy as np

from train import fit, keyed, locate

THRESHOLD, UNCOMPARED = 0.28, 0.1
GROUPS = {
    'shared rare words': ('WORDS', 'CONTAINED'),
    'the sentences around': ('CONTEXT',),
    'parties and subject': ('PARTIES', 'SUBJECT'),
    'meaning of the whole': ('MEANING',),
    'meaning of predicate and object': ('PREDICATE', 'OBJECT'),
    'meaning word by word': ('MET', 'MET_RANK'),
    'figures': ('SAME_QUANTITY', 'OTHER_QUANTITY'),
    'polarity': ('POLARITY',),
    'answers': ('ANSWER', 'ONE_ANSWERS'),
    'who is credited': ('SPEAKER',),
    'place in the report': ('PLACE', 'EARLY'),
    'length and kind of clause': ('LENGTH', 'KIND'),
    'nearest in the other report': ('BEST', 'RANK', 'MET_RANK'),
}


class Affair:
    def __init__(self, name, pairs_file, key_file, folder):
        self.name = name
        texts, spans = keyed(key_file, folder)
        key = json.load(open(key_file, encoding='utf-8'))
        core = {c['id'] for c in key['claims'] if c.get('tier', 'core') == 'core'}
        rows = [line.rstrip('\n').split('\t') for line in open(pairs_file, encoding='utf-8')]
        self.features = rows[0][2:]
        ids, self.mentions = {}, []
        for row in rows[1:]:
            for p in row[:2]:
                if p not in ids:
                    f, start, end, post, quote = p.split(':', 4)
                    at = locate(texts[f], quote, 0 if post else int(start)) if f in texts else None
                    ids[p] = len(self.mentions)
                    self.mentions.append((f + post, int(start), int(end), f, at))
        self.pairs = [(ids[r[0]], ids[r[1]]) for r in rows[1:]]
        self.X = np.array([[float(v) for v in r[2:]] for r in rows[1:]])
        labels, self.found = {}, []
        for f, a, b, claim in spans:
            best = None
            for k, (_, _, _, g, at) in enumerate(self.mentions):
                if g != f or at is None:
                    continue
                o = max(0, min(at[1], b) - max(at[0], a))
                if 2 * o >= b - a and 2 * o >= at[1] - at[0]:
                    iou = o / (max(b, at[1]) - min(a, at[0]))
                    best = max(best, (iou, k)) if best else (iou, k)
            if best:
                labels.setdefault(best[1], set()).add(claim)
                if claim in core:
                    self.found.append((claim, f, best[1]))
        keyed_core = [(c, f) for f, _, _, c in spans if c in core]
        self.keyed = sum(c == d and f != g for i, (c, f) in enumerate(keyed_core) for d, g in keyed_core[:i])
        use, y = [], []
        for i, (a, b) in enumerate(self.pairs):
            if a in labels and b in labels and self.mentions[a][3] != self.mentions[b][3]:
                use.append(i)
                y.append(bool(labels[a] & labels[b]))
        self.use, self.y = np.array(use), np.array(y)
        n = len(self.mentions)
        self.nested = {(i, j) for i in range(n) for j in range(i + 1, n)
                       if self.mentions[i][0] == self.mentions[j][0]
                       and min(self.mentions[i][2], self.mentions[j][2]) > max(self.mentions[i][1], self.mentions[j][1])}


def group(affair, likeness, nested='silent', link='average'):
    n = len(affair.mentions)
    members = {i: [i] for i in range(n)}
    ties = [{} for _ in range(n)]
    apart = [set() for _ in range(n)]
    for (a, b), p in zip(affair.pairs, likeness):
        if not (nested == 'silent' and (min(a, b), max(a, b)) in affair.nested):
            ties[a][b] = ties[b][a] = (p, 1, 0)
    for i, j in affair.nested:
        if nested == 'silent':
            ties[i][j] = ties[j][i] = (0, 0, 1)
        elif nested == 'apart':
            apart[i].add(j)
            apart[j].add(i)
    queue = []

    def offer(a, b):
        total, compared, silent = ties[a][b]
        if not compared or b in apart[a]:
            return
        unlike = max(0, len(members[a]) * len(members[b]) - compared - silent)
        mean = (total + unlike * UNCOMPARED) / (compared + unlike)
        if link == 'single':
            mean = total
        if mean >= THRESHOLD:
            a, b = min(a, b), max(a, b)
            heapq.heappush(queue, (-mean, a, b, len(members[a]), len(members[b])))

    for a in range(n):
        for b in list(ties[a]):
            if a < b:
                offer(a, b)
    while queue:
        _, a, b, size_a, size_b = heapq.heappop(queue)
        if a not in members or b not in members or b in apart[a]:
            continue
        if len(members[a]) != size_a or len(members[b]) != size_b:
            continue
        members[a] += members.pop(b)
        for other, tie in list(ties[b].items()):
            ties[other].pop(b, None)
            if other != a:
                known = ties[a].get(other)
                if known and link == 'single':
                    tie = (max(known[0], tie[0]), known[1] + tie[1], 0)
                elif known:
                    tie = tuple(x + z for x, z in zip(known, tie))
                ties[a][other] = ties[other][a] = tie
        ties[b] = {}
        for other in apart[b]:
            apart[other].add(a)
            apart[a].add(other)
        for other in list(ties[a]):
            offer(a, other)
    of = {}
    for g, ms in members.items():
        of.update((m, g) for m in ms)
    right = made = 0
    for i, (claim, f, k) in enumerate(affair.found):
        for other, g, m in affair.found[:i]:
            if f != g and of[k] == of[m]:
                made += 1
                right += claim == other
    return 2 * right / max(1, made + affair.keyed)


def row(title, affairs, without=(), only=None, **how):
    columns = [i for i, f in enumerate(affairs[0].features)
               if f not in without and (only is None or f in only or f == 'BIAS')]
    scores, pairs = [], []
    for affair in affairs:
        beta = fit([(o.X[o.use][:, columns], o.y) for o in affairs if o is not affair])
        p = 1 / (1 + np.exp(-affair.X[:, columns] @ beta))
        scores.append(group(affair, p, **how))
        said = p[affair.use] >= 0.3
        pairs.append(2 * (said & affair.y).sum() / max(1, said.sum() + affair.y.sum()))
    print(f'| {title} | ' + ' | '.join(f'{s:.3f}' for s in scores) + f' | {np.mean(scores):.3f} | {np.mean(pairs):.3f} |')


def main():
    rest = sys.argv[1:]
    affairs = [Affair(*rest[i:i + 4]) for i in range(0, len(rest), 4)]
    print('| | ' + ' | '.join(a.name for a in affairs) + ' | mean | pairs |')
    print('|---|' + '---|' * (len(affairs) + 2))
    row('**as it is**', affairs)
    for title, features in GROUPS.items():
        row('without ' + title, affairs, without=features)
    row('meaning of the whole alone', affairs, only=('MEANING',))
    row('shared rare words alone', affairs, only=('WORDS', 'CONTAINED'))
    row('a clause and the clause around it kept apart', affairs, nested='apart')
    row('a clause and the clause around it compared as any two', affairs, nested='compared')
    row('single link', affairs, link='single')


if __name__ == '__main__':
    main()
