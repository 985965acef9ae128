#!/usr/bin/env python3
"""Scores who a pronoun or a short description is, where it is a source.

usage: evaluate_coreference.py PREDICTED [SPLIT] [--polnear DIR] [--show] [--json]

PREDICTED      a folder of `whence attribute DIR --json -o PREDICTED`, or a whence-case/1 file
SPLIT          train, dev (default) or test, of the gold passages
--polnear DIR  score the pronoun sources of PolNeAR dev instead; DIR is the corpus, PREDICTED was made from DIR/dev/text
--show         print what is not right
--json         print the figures as JSON

The answer is that of the attribution whose source overlaps the gold source: the words at its `antecedent`, else its
`speaker`, else the last of its `chain`. No attribution, no name, or the pronoun itself is no answer. answered: share of the sources
that an editor would decide. right: share of all answers; an answer where an editor would give none is wrong.
"""
import json
import os
import sys

import passages
import readings


def cases_of_gold(split):
    for path in passages.files('coreference', split):
        for p in passages.read(path):
            for x in p['pronouns']:
                yield p['id'], p['text'], x['source']['span'], [a['quote'] for a in x['antecedents']]


def cases_of_polnear(folder):
    texts = {}
    with open(os.path.join(passages.HERE, 'polnear-dev-pronouns.tsv'), encoding='utf-8') as file:
        for line in file:
            if line.startswith('#') or not line.strip():
                continue
            row = line.rstrip('\n').split('\t')
            if row[0] not in texts:
                with open(os.path.join(folder, 'dev', 'text', row[0] + '.txt'), encoding='utf-8') as text:
                    texts[row[0]] = text.read()
            text = texts[row[0]]
            names = [] if row[3] == 'unclear' else [text[int(row[3]):int(row[4])]]
            yield row[0], text, (int(row[1]), int(row[2])), names


def answer(report, text, span):
    """The name given for the source at the span, or None; and whether an attribution has that source at all."""
    at = readings.characters([span])
    for a in report.attributions:
        if not at & readings.characters(a['source']):
            continue
        for name in [text[s:e] for s, e in a['antecedent']] + [a['speaker']] + (a['chain'] or [])[-1:]:
            if name and not readings.is_pronoun(name) and name.strip().lower() != text[span[0]:span[1]].lower():
                return name, True
        return None, True
    return None, False


def fits(given, gold, source):
    """A spokesman may be given as the one that he speaks for, or with it ("Gasnor spokeswoman")."""
    if readings.same(given, gold):
        return True
    return source.lower().split()[0] in ('its', 'his', 'her', 'their') and readings.words(gold) <= readings.words(given)


def main(args):
    folder = None
    if '--polnear' in args:
        i = args.index('--polnear')
        folder = args[i + 1]
        args = args[:i] + args[i + 2:]
    options = {a for a in args if a.startswith('--')}
    rest = [a for a in args if not a.startswith('--')]
    if not 1 <= len(rest) <= 2 or options - {'--show', '--json'}:
        sys.exit(__doc__)
    found = readings.reports(rest[0])
    n = {'sources': 0, 'decidable': 0, 'attributed': 0, 'answered': 0, 'right': 0, 'abstained where unclear': 0}
    for name, text, span, gold in cases_of_polnear(folder) if folder else cases_of_gold(rest[1] if len(rest) > 1 else 'dev'):
        given, attributed = answer(found.get(name) or readings.Report(None, [], []), text, span)
        n['sources'] += 1
        n['decidable'] += bool(gold)
        n['attributed'] += attributed
        n['answered'] += bool(gold) and given is not None
        n['abstained where unclear'] += not gold and given is None
        right = given is not None and any(fits(given, g, text[span[0]:span[1]]) for g in gold)
        n['right'] += right
        if not right and (gold or given) and '--show' in options:
            print(f'{name} {text[max(0, span[0] - 40):span[0]]!r} <{text[span[0]:span[1]]}>  gold {gold or "unclear"}  given {given}'
                  .replace('\\n', ' '))
    unclear = n['sources'] - n['decidable']
    answers = n['answered'] + unclear - n['abstained where unclear']
    if '--json' in options:
        print(json.dumps({**n, 'answers': answers}))
        return
    print(f'sources {n["sources"]}, of them with an attribution {readings.percent(n["attributed"], n["sources"])}')
    print(f'answered  {readings.percent(n["answered"], n["decidable"])} of those that an editor would decide')
    print(f'right     {readings.percent(n["right"], answers)} of the answers')
    print(f'abstained {readings.percent(n["abstained where unclear"], unclear)} of the unclear')


if __name__ == '__main__':
    main(sys.argv[1:])
