#!/usr/bin/env python3
"""Scores stance, certainty and polarity against the gold passages.

usage: evaluate_stance.py PREDICTED [SPLIT] [--show] [--json]

PREDICTED   a folder of `whence attribute DIR --json -o PREDICTED` over the texts of write_texts.py, or a whence-case/1 file
SPLIT       train, dev (default) or test
--show      print what is not right
--json      print the figures as JSON

The stance is that of the attribution whose cue overlaps the gold cue; of several, the one whose content overlaps best. Certainty and
polarity are those of the attribution, where it has them, else of the case's mention whose words overlap the content best. Polarity
is compared as the content's own words have it; a mention's is not compared where the stance is DENIES, because a case counts the denial in.
A label that is not given counts as wrong. Macro F1 is the mean over the labels that the gold has.
"""
import json
import sys
from collections import Counter

import passages
import readings

ROLES = (('stance', passages.STANCES), ('certainty', passages.CERTAINTIES), ('polarity', passages.POLARITIES))


def gold_cue(statement):
    for link in statement['chain']:
        if link['cue']:
            return readings.characters([c['span'] for c in link['cue']])
    return set()


def attribution_of(report, statement):
    cue = gold_cue(statement)
    content = readings.characters([c['span'] for c in statement['content']])
    best, out = 0.0, None
    for a in report.attributions:
        cues = len(cue & readings.characters(a['cue'])) / max(1, len(cue))
        contents = readings.jaccard(content, readings.characters(a['content']))
        # a denial such as "no truth in" may have been read as content: the content alone finds it then
        score = (1 + contents + 0.1 * cues) if cues else contents if contents >= 0.5 else 0.0
        if score > best:
            best, out = score, a
    return out


def mention_of(report, statement):
    content = readings.characters([c['span'] for c in statement['content']])
    scored = [(readings.jaccard(content, readings.characters(m['content'])), -i, m) for i, m in enumerate(report.mentions)]
    scored = [x for x in scored if x[0] >= 0.3]
    return max(scored, key=lambda x: x[:2])[2] if scored else None


def given_labels(report, statement):
    a, m = attribution_of(report, statement), None
    out = {'stance': a and a['stance']}
    for role in ('certainty', 'polarity'):
        out[role] = a and a[role]
        if out[role] is None:
            m = m or mention_of(report, statement)
            if role == 'polarity' and m and statement.get('stance') == 'DENIES':
                out[role] = 'SKIP'
            else:
                out[role] = m and m[role]
    return out


def f1(pairs, label):
    tp = sum(g == label == p for g, p in pairs)
    given, gold = sum(p == label for _, p in pairs), sum(g == label for g, _ in pairs)
    return 2 * tp / (given + gold) if given + gold else 0.0


def table(pairs, labels):
    width = 9
    columns = list(labels) + ['(none)']
    print(' ' * 12 + ''.join(c[:width].rjust(width + 1) for c in columns) + '        F1')
    counts = Counter((g, p if p in labels else '(none)') for g, p in pairs)
    for g in labels:
        if any(x == g for x, _ in pairs):
            print(g.ljust(12) + ''.join(str(counts[g, c] or '.').rjust(width + 1) for c in columns) + f'{f1(pairs, g):10.3f}')


def main(args):
    options = {a for a in args if a.startswith('--')}
    rest = [a for a in args if not a.startswith('--')]
    if not 1 <= len(rest) <= 2 or options - {'--show', '--json'}:
        sys.exit(__doc__)
    found = readings.reports(rest[0])
    pairs, missing = {role: [] for role, _ in ROLES}, 0
    for path in passages.files('stance', rest[1] if len(rest) > 1 else 'dev'):
        for p in passages.read(path):
            report = found.get(p['id'])
            missing += report is None
            for s in p['statements']:
                given = given_labels(report or readings.Report(None, [], []), s)
                for role, _ in ROLES:
                    if role in s and given[role] != 'SKIP':
                        pairs[role].append((s[role], given[role]))
                        if s[role] != given[role] and '--show' in options:
                            print(f'{p["id"]} {role}: gold {s[role]}, given {given[role]}: {p["text"][:150]!r}'
                                  f' | {s["content"][0]["quote"][:60]!r}')
    figures = {'passages without an answer': missing}
    for role, labels in ROLES:
        present = [x for x in labels if any(g == x for g, _ in pairs[role])]
        macro = sum(f1(pairs[role], x) for x in present) / len(present) if present else 0.0
        figures[role] = {'n': len(pairs[role]), 'macro_f1': round(macro, 4),
                         'right': sum(g == p for g, p in pairs[role]), 'answered': sum(p in labels for _, p in pairs[role])}
    if '--json' in options:
        print(json.dumps(figures))
        return
    if missing:
        print(f'{missing} passages have no answer in {rest[0]}')
    for role, labels in ROLES:
        f = figures[role]
        print(f'\n{role}: macro F1 {f["macro_f1"]:.3f}   answered {readings.percent(f["answered"], f["n"])}'
              f'   right {readings.percent(f["right"], f["n"])}   (rows: gold, columns: given)')
        table(pairs[role], labels)


if __name__ == '__main__':
    main(sys.argv[1:])
