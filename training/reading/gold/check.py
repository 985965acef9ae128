#!/usr/bin/env python3
"""Checks the gold passages: every mark stands in its text, ids differ, labels are known, no text is in two files.

usage: check.py [POLNEAR]

POLNEAR  the corpus' folder, with dev/text (default: $POLNEAR). Without it the positions in PolNeAR are not checked.
"""
import os
import re
import sys
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import passages  # noqa: E402

PREFIX = {'chains': 'c', 'stance': 's', 'coreference': 'r', 'names': 'n'}
PRONOUNS = 'he she they it we i you him her them who'.split()


def check_passages(errors):
    ids, texts = {}, {}
    for path in passages.files():
        name = os.path.basename(path)
        kind = name.split('-')[0]
        try:
            read = passages.read(path)
        except passages.Unreadable as why:
            errors.append(str(why))
            continue
        counts = Counter()
        for p in read:
            where = f'{name} {p["id"]}'
            if not re.fullmatch(PREFIX[kind] + r'\d{3}', p['id']):
                errors.append(f'{where}: not an id of {kind}')
            if p['id'] in ids:
                errors.append(f'{where}: the id is in {ids[p["id"]]} too')
            ids[p['id']] = name
            if p['text'] in texts:
                errors.append(f'{where}: the text of {texts[p["text"]]} again')
            texts[p['text']] = where
            if not p['genre'] or not p['text']:
                errors.append(f'{where}: no genre or no text')
            if kind in ('chains', 'stance') and not p['statements']:
                errors.append(f'{where}: no statement')
            if kind == 'coreference' and not p['pronouns']:
                errors.append(f'{where}: no pronoun')
            if kind == 'names' and not p['names']:
                errors.append(f'{where}: no name')
            for s in p['statements']:
                if kind == 'stance' and not any(x in s for x in ('stance', 'certainty')):
                    errors.append(f'{where}: no label')
                for link in s['chain']:
                    for source in link['sources']:
                        if any(source['span'] == c['span'] for c in s['content']):
                            errors.append(f'{where}: {source["quote"]!r} is source and content')
            counts['passages'] += 1
            counts['statements'] += len(p['statements'])
            counts['pronouns'] += len(p['pronouns'])
            counts['names'] += len(p['names'])
        print(name, ', '.join(f'{n} {k}' for k, n in counts.items() if n))


def check_names(errors):
    """No name of the test sentences stands in a text to train on."""
    try:
        train = ' '.join(p['text'] for f in passages.files() if not f.endswith('-test.txt') for p in passages.read(f)).lower()
        for path in passages.files('names', 'test'):
            for p in passages.read(path):
                for n in p['names']:
                    if passages.occurrences(train, n['quote'].lower()):
                        errors.append(f'{os.path.basename(path)} {p["id"]}: {n["quote"]!r} is in a text to train on')
    except passages.Unreadable:
        pass                                         # said already


def check_pronouns(folder, errors):
    path = os.path.join(HERE, 'polnear-dev-pronouns.tsv')
    if not os.path.exists(path):
        return
    rows = [x.rstrip('\n').split('\t') for x in open(path, encoding='utf-8') if x.strip() and not x.startswith('#')]
    seen = set()
    for row in rows:
        if len(row) not in (4, 5) or (len(row) == 4) != (row[3] == 'unclear'):
            errors.append(f'polnear-dev-pronouns.tsv: {row}')
        elif tuple(row[:3]) in seen:
            errors.append(f'polnear-dev-pronouns.tsv: twice: {row}')
        seen.add(tuple(row[:3]))
    print(f'polnear-dev-pronouns.tsv {len(rows)} pronouns, {sum(r[3] == "unclear" for r in rows)} of them unclear')
    texts = folder and os.path.join(folder, 'dev', 'text')
    if not texts or not os.path.isdir(texts):
        print('polnear-dev-pronouns.tsv: PolNeAR is not here, its positions were not checked')
        return
    for row in rows:
        file = os.path.join(texts, row[0] + '.txt')
        if not os.path.exists(file):
            errors.append(f'polnear-dev-pronouns.tsv: no text {row[0]}')
            continue
        text = open(file, encoding='utf-8').read()
        word = text[int(row[1]):int(row[2])]
        if word.lower() not in PRONOUNS:
            errors.append(f'polnear-dev-pronouns.tsv: no pronoun at {row[:3]}')
        if len(row) == 5:
            mention = text[int(row[3]):int(row[4])]
            if not mention or mention != mention.strip() or '\n' in mention or mention.lower() in PRONOUNS:
                errors.append(f'polnear-dev-pronouns.tsv: no mention at {row}')


def main():
    errors = []
    check_passages(errors)
    check_names(errors)
    check_pronouns(sys.argv[1] if len(sys.argv) > 1 else os.environ.get('POLNEAR'), errors)
    for e in errors:
        print(e, file=sys.stderr)
    print('all right' if not errors else f'{len(errors)} errors')
    return 1 if errors else 0


if __name__ == '__main__':
    sys.exit(main())
