"""The table of lemmas, from the silver readings: python lemmas.py SILVER.jsonl... --text DIR > lemmas.tsv

A row is `tag<TAB>form<TAB>lemma`, or, with a hyphen before it, an ending of forms and what it becomes: the longest ending that
a form has says its lemma where the form itself has no row. Forms that their ending's row gets right are left out.
"""
import argparse
import json
import os
from collections import Counter, defaultdict

LONGEST = 5

ap = argparse.ArgumentParser()
ap.add_argument('silver', nargs='+')
ap.add_argument('--text', required=True)
a = ap.parse_args()

seen = defaultdict(Counter)
for path in a.silver:
    for line in open(path, encoding='utf-8'):
        d = json.loads(line)
        raw = open(os.path.join(a.text, d['name'] + '.txt'), encoding='utf-8', newline='').read()
        for sent in d['sents']:
            for s, e, lemma, tag, *_ in sent:
                if lemma and not any(c.isdigit() for c in raw[s:e]) and '\n' not in raw[s:e]:
                    seen[tag, raw[s:e].lower()][lemma] += 1

best = {k: c.most_common(1)[0][0] for k, c in seen.items()}
endings = defaultdict(Counter)
for (tag, form), lemma in best.items():
    for n in range(0, min(LONGEST, len(form) - 1) + 1):
        end = form[len(form) - n:]
        stem = form[:len(form) - n]
        if lemma.startswith(stem):
            endings[tag, end][lemma[len(stem):]] += 1
table = {}
for (tag, end), c in sorted(endings.items(), key=lambda x: len(x[0][1])):
    to, n = c.most_common(1)[0]
    shorter = next((table[tag, end[i:]] for i in range(1, len(end) + 1) if (tag, end[i:]) in table), None)
    told = None if shorter is None else end[:len(end) - len(shorter[0])] + shorter[1]
    if n >= 3 and n >= 0.7 * sum(c.values()) and told != to or not end:
        table[tag, end] = (end, to if end else '')


def by_ending(tag, form):
    for n in range(min(LONGEST, len(form) - 1), -1, -1):
        row = table.get((tag, form[len(form) - n:]))
        if row:
            return form[:len(form) - n] + row[1]
    return form


rows = [(tag, '-' + end, to) for (tag, end), (_, to) in table.items() if end]
rows += [(tag, form, lemma) for (tag, form), lemma in best.items() if by_ending(tag, form) != lemma]
print('# Tag, form or ending, lemma; made by training/reading/lemmas.py.')
for row in sorted(rows):
    print('\t'.join(row))
