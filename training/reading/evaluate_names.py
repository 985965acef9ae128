#!/usr/bin/env python3
"""Scores named mentions against the gold sentences: F1 over spans, spans with OntoNotes-like label, spans with kind.

usage: evaluate_names.py PREDICTED [SPLIT] [--show] [--json]

PREDICTED  a folder of NAME.json with "names": [{"start","end","kind" and/or "label"}], or a whence-case/1 file, whose parties' mentions
           are taken
SPLIT      train or test (default)
--show     print what is missed or too much
--json     print the figures as JSON

A label counts after folding: GPE, LOC and FAC are PLACE; WORK_OF_ART and LAW are DOCUMENT; state bodies and outlets are ORGANISATION
in `label`, state bodies apart in `kind`; THING is PRODUCT. Names of peoples (NORP) count only where PREDICTED has a NORP at all.
"""
import json
import os
import sys
from collections import Counter

import passages

FOLD = {'GPE': 'PLACE', 'LOC': 'PLACE', 'FAC': 'PLACE', 'WORK_OF_ART': 'DOCUMENT', 'LAW': 'DOCUMENT', 'ORG': 'ORGANISATION',
        'OUTLET': 'ORGANISATION', 'THING': 'PRODUCT', 'VESSEL': 'PRODUCT', 'WEAPON': 'PRODUCT'}


def fold(kind, states=True):
    kind = FOLD.get(kind, kind)
    return 'ORGANISATION' if kind == 'STATE_BODY' and not states else kind


def predicted(path):
    """File name -> list of (start, end, kind)."""
    out = {}
    if os.path.isdir(path):
        for name in sorted(os.listdir(path)):
            if name.endswith('.json'):
                with open(os.path.join(path, name), encoding='utf-8') as file:
                    d = json.load(file)
                out[name[:-5]] = [(n['start'], n['end'], n.get('kind') or n.get('label')) for n in
                                  (d['names'] if isinstance(d, dict) else d)]
        return out
    with open(path, encoding='utf-8') as file:
        case = json.load(file)
    files = {r['id']: os.path.splitext(os.path.basename(r['file']))[0] for r in case['reports']}
    out = {name: [] for name in files.values()}
    for party in case['parties']:
        for m in party['mentions']:
            out[files[m['report']]].append((m['span']['start'], m['span']['end'], party['kind']))
    return out


def f1(right, given, gold):
    return round(2 * right / (given + gold), 4) if given + gold else 0.0


def main(args):
    options = {a for a in args if a.startswith('--')}
    rest = [a for a in args if not a.startswith('--')]
    if not 1 <= len(rest) <= 2 or options - {'--show', '--json'}:
        sys.exit(__doc__)
    found = predicted(rest[0])
    peoples = any(k == 'NORP' for names in found.values() for _, _, k in names)
    views = {'span': lambda k: '', 'label': lambda k: fold(k, states=False), 'kind': fold}
    right, given, gold = Counter(), Counter(), Counter()
    by_kind = {}
    missing = 0
    for path in passages.files('names', rest[1] if len(rest) > 1 else 'test'):
        for p in passages.read(path):
            missing += p['id'] not in found
            want = {(*n['span'], n['kind']) for n in p['names'] if peoples or n['kind'] != 'NORP'}
            have = {(s, e, k) for s, e, k in found.get(p['id'], []) if peoples or k != 'NORP'}
            for view, of in views.items():
                a, b = {(s, e, of(k)) for s, e, k in want}, {(s, e, of(k)) for s, e, k in have}
                right[view] += len(a & b)
                given[view] += len(b)
                gold[view] += len(a)
            a, b = {(s, e, fold(k)) for s, e, k in want}, {(s, e, fold(k)) for s, e, k in have}
            for x in a | b:
                c = by_kind.setdefault(x[2], [0, 0, 0])
                c[0] += x in a and x in b
                c[1] += x in b
                c[2] += x in a
                if '--show' in options and not (x in a and x in b):
                    print(f'{p["id"]} {"missed" if x in a else "too much"} {x[2]} {p["text"][x[0]:x[1]]!r}')
    figures = {view: {'f1': f1(right[view], given[view], gold[view]), 'right': right[view], 'given': given[view],
                      'gold': gold[view]} for view in views}
    figures['sentences without an answer'] = missing
    if '--json' in options:
        print(json.dumps(figures))
        return
    if missing:
        print(f'{missing} sentences have no answer in {rest[0]}')
    for view in views:
        print(f'{view:6} F1 {figures[view]["f1"]:.3f}   precision {right[view] / max(1, given[view]):.3f}'
              f'   recall {right[view] / max(1, gold[view]):.3f}   ({right[view]} right, {given[view]} given, {gold[view]} gold)')
    for kind in sorted(by_kind, key=str):
        r, g, w = by_kind[kind]
        print(f'   {str(kind):14} F1 {f1(r, g, w):.3f}   ({r} right, {g} given, {w} gold)')


if __name__ == '__main__':
    main(sys.argv[1:])
