"""The scorers give full marks to the gold itself and take them away for what is wrong. python3 -m unittest test_evaluate"""
import contextlib
import io
import json
import os
import tempfile
import unittest

import evaluate_chains
import evaluate_coreference
import evaluate_names
import evaluate_stance
import passages
import readings


def span(mark):
    return {'start': mark['span'][0], 'end': mark['span'][1]}


def perfect(p):
    """The passage's marks, as the Java command would write them."""
    out = []
    for s in p['statements']:
        cue = next((link['cue'] for link in s['chain'] if link['cue']), [])
        out.append({'source': [], 'cue': [span(c) for c in cue], 'content': [span(c) for c in s['content']],
                    'chain': [link['sources'][-1]['name'] for link in s['chain']],
                    **{k: s[k] for k in ('stance', 'certainty', 'polarity') if k in s}})
    for x in p['pronouns']:
        out.append({'source': [span(x['source'])], 'cue': [], 'content': [], 'chain': [],
                    'speaker': x['antecedents'][0]['quote'] if x['antecedents'] else None})
    return out


def figures(script, kind, change=lambda attributions: attributions):
    with tempfile.TemporaryDirectory() as folder:
        for path in passages.files(kind, 'train'):
            for p in passages.read(path):
                with open(os.path.join(folder, p['id'] + '.json'), 'w', encoding='utf-8') as file:
                    names = [{**span(n), 'kind': n['kind']} for n in p['names']]
                    json.dump({'attributions': change(perfect(p)), 'names': names}, file)
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            script.main([folder, 'train', '--json'])
        return json.loads(out.getvalue())


class EvaluateTest(unittest.TestCase):
    def test_the_gold_chains_are_whole(self):
        f = figures(evaluate_chains, 'chains')
        self.assertGreaterEqual(f['whole'] / f['statements'], 0.99)      # several statements may share one content
        self.assertEqual(0, f['passages without an answer'])

    def test_a_lost_link_is_not_whole_but_near(self):
        def lose(attributions):
            for a in attributions:
                a['chain'] = a['chain'][1:]
            return attributions
        f = figures(evaluate_chains, 'chains', lose)
        self.assertLess(f['whole'] / f['statements'], 0.2)
        self.assertGreaterEqual(f['near'] / f['statements'], 0.98)

    def test_without_attributions_only_statements_in_the_own_voice_are_whole(self):
        f = figures(evaluate_chains, 'chains', lambda attributions: [])
        own = sum(not s['chain'] for path in passages.files('chains', 'train') for p in passages.read(path)
                  for s in p['statements'])
        self.assertEqual(own, f['whole'])

    def test_the_gold_stances_have_full_marks(self):
        f = figures(evaluate_stance, 'stance')
        for role in ('stance', 'certainty', 'polarity'):
            self.assertGreaterEqual(f[role]['macro_f1'], 0.98)

    def test_one_stance_for_all_has_a_low_macro_f1(self):
        f = figures(evaluate_stance, 'stance', lambda attributions: [{**a, 'stance': 'ASSERTS'} for a in attributions])
        self.assertLess(f['stance']['macro_f1'], 0.12)

    def test_the_gold_antecedents_are_right_and_the_unclear_unanswered(self):
        f = figures(evaluate_coreference, 'coreference')
        self.assertEqual(f['decidable'], f['right'])
        self.assertEqual(f['sources'] - f['decidable'], f['abstained where unclear'])

    def test_the_gold_names_have_full_marks(self):
        f = figures(evaluate_names, 'names')
        for view in ('span', 'label', 'kind'):
            self.assertEqual(1.0, f[view]['f1'])

    def test_a_pronoun_is_no_answer(self):
        f = figures(evaluate_coreference, 'coreference', lambda attributions: [{**a, 'speaker': 'he'} for a in attributions])
        self.assertEqual(0, f['answered'])

    def test_a_part_is_the_same_only_with_the_head(self):
        self.assertTrue(readings.same('Osthavn Tidende', 'the daily Osthavn Tidende'))
        self.assertTrue(readings.same('port officials', 'two port officials'))
        self.assertTrue(readings.same('Sandvoort', 'Elke Sandvoort'))
        self.assertFalse(readings.same('Elke Sandvoort', 'Sandvoort’s campaign'))
        self.assertFalse(readings.same('Sandvoort', 'Sandvoort’s campaign'))
        self.assertFalse(readings.same('Sandvoort campaign', 'Sandvoort'))
        self.assertTrue(readings.same('a study', 'a study published in the Northern Journal of Immunology'))
        self.assertTrue(readings.same('the documents', 'One of the documents'))
        self.assertFalse(readings.same('the ministry', 'a report by the Drenov Institute to the ministry'))


if __name__ == '__main__':
    unittest.main()
