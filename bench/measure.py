"""What the benchmark commands share: where things lie, how a command is run and measured, and how results are written."""
import json
import os
import platform
import shlex
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / 'shared'
RESULTS = ROOT / 'bench' / 'results'


def whence():
    """The command to measure: the launcher, or what $WHENCE says."""
    return shlex.split(os.environ['WHENCE']) if os.environ.get('WHENCE') else [str(ROOT / 'whence')]


def ready():
    """Builds what is to be measured, where that has not been done, so that no figure holds the build."""
    measure([*whence(), '--version'])


def skip(what, where):
    print(f'skipped {what}: no {os.path.relpath(where, ROOT)}', file=sys.stderr)


def commit():
    def git(*args):
        return subprocess.run(['git', '-C', ROOT, *args], capture_output=True, text=True).stdout.strip()
    changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!bench/results')
    return git('rev-parse', '--short=12', 'HEAD') + (' with changes' if changed else '')


def machine():
    cpu = platform.machine()
    memory = ''
    try:
        for line in Path('/proc/cpuinfo').read_text().splitlines():
            if line.startswith('model name'):
                cpu = line.split(':', 1)[1].strip()
                break
        kib = int(Path('/proc/meminfo').read_text().split('MemTotal:')[1].split()[0])
        memory = f', {kib / 2**20:.0f} GiB'
    except (OSError, IndexError):
        pass
    return f'{cpu}, {len(os.sched_getaffinity(0))} cores{memory}, {platform.system()}'


def resident(pid):
    """Resident memory of a process and its children, in MiB."""
    total, todo = 0, [pid]
    while todo:
        p = todo.pop()
        try:
            total += int(Path(f'/proc/{p}/statm').read_text().split()[1]) * os.sysconf('SC_PAGE_SIZE')
            todo += map(int, Path(f'/proc/{p}/task/{p}/children').read_text().split())
        except (OSError, IndexError, ValueError):
            pass
    return total / 2**20


def measure(command, accept=(0,), sample=None, limit=None):
    """Runs a command: wall and CPU seconds, peak memory; with `sample`, memory every so many seconds.

    What takes longer than `limit` seconds is ended, and its figures say so."""
    started = time.monotonic()
    process = subprocess.Popen([str(c) for c in command], cwd=ROOT, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    curve, output = [], []
    reader = threading.Thread(target=lambda: output.append(process.stdout.read()))
    reader.start()
    stop = threading.Event()

    def watch():
        while not stop.wait(sample):
            curve.append([round(time.monotonic() - started, 1), round(resident(process.pid))])
    if sample:
        threading.Thread(target=watch, daemon=True).start()
    cut_off = threading.Event()

    def end():
        cut_off.set()
        process.kill()
    timer = threading.Timer(limit, end) if limit else None
    if timer:
        timer.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    stop.set()
    if timer:
        timer.cancel()
    reader.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in accept and not cut_off.is_set():
        sys.exit(f'{shlex.join(map(str, command))}\nended with {process.returncode}:\n' +
                 output[0].decode(errors='replace')[-2000:])
    result = {
        'wall_s': round(wall, 2),
        'cpu_s': round(usage.ru_utime + usage.ru_stime, 2),
        'peak_mib': round(usage.ru_maxrss / 1024),
    }
    if cut_off.is_set():
        result['not_finished_after_s'] = limit
    if sample:
        result['memory'] = curve
    return result


def write(name, command, content):
    """Results with what they were made by."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    made = {'command': command, 'commit': commit(), 'machine': machine(), **content}
    (RESULTS / f'{name}.json').write_text(json.dumps(made, indent=1, ensure_ascii=False) + '\n', encoding='utf-8')
    return made


def head(title, made):
    return [f'# {title}', '', f'`{made["command"]}` at commit {made["commit"]}, on {made["machine"]}.', '']


def table(columns, rows):
    def cell(v):
        return '' if v is None else f'{v:.3f}'.replace('0.', '.', 1) if isinstance(v, float) and abs(v) < 1 else str(v)
    return ['| ' + ' | '.join(columns) + ' |', '|' + '---|' * len(columns)] + \
        ['| ' + ' | '.join(map(cell, r)) + ' |' for r in rows] + ['']
