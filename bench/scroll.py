"""How smoothly the customer screen moves with 10,000 touchpoints: the list under the wheel, the picture under the hand.

`.venv/bin/python bench/scroll.py [touchpoints] [--notch PIXELS] [--profiles FOLDER]`. One customer's touchpoints of two
years come in over `/v1/batch`, in tens of a thousand. Then Chromium (1440 by 900) turns the wheel, sixty times a second
if it can, which the table says: down the whole list, which is fetched page by page meanwhile, and over the picture,
which is zoomed, moved and dragged. Baseline in the same run, driven alike: a plain page with as many plain rows. Frames
are the times between two `requestAnimationFrame`s. Smooth: median ≤ 17 ms and p95 ≤ 34 ms. `--profiles` keeps
Chromium's own CPU profile of each movement.
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import msgspec
from capture import serving
from chat import EMAIL, PASSWORD, new_company
from playwright.sync_api import Browser, Locator, Page, sync_playwright
from scroll_load import DAYS, FIRST_OF_ALL, recorded

PER_SECOND = 60
LOOKS_EVERY = 60
PATIENCE_SECONDS = 300.0
MEDIAN, P95, LONG = 17.0, 34.0, 50.0
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
LISTENS = """() => {
  const found = { frames: [], tasks: [], turns: 0 };
  let last = 0;
  let asked = 0;
  const step = (now) => {
    if (last) found.frames.push(now - last);
    last = now;
    asked = requestAnimationFrame(step);
  };
  asked = requestAnimationFrame(step);
  const watch = new PerformanceObserver((seen) => found.tasks.push(...seen.getEntries().map((each) => each.duration)));
  watch.observe({ entryTypes: ['longtask'] });
  const turn = () => found.turns += 1;
  const turns = ['wheel', 'pointermove'];
  for (const each of turns) addEventListener(each, turn, { capture: true, passive: true });
  window.measured = () => {
    cancelAnimationFrame(asked);
    watch.disconnect();
    for (const each of turns) removeEventListener(each, turn, { capture: true });
    return found;
  };
}"""


class Measured(msgspec.Struct):
    """One movement: frames and long tasks in milliseconds, in order.

    `turns` of the wheel, or moves of the hand, were given to the page in so many `seconds`; `is_whole` where it came to
    its end.
    """

    frames: list[float]
    tasks: list[float]
    turns: int
    seconds: float = 0.0
    is_whole: bool = True

    @property
    def is_smooth(self) -> bool:
        """Whether it keeps both limits."""
        return self.is_whole and share_of(self.frames, 0.5) <= MEDIAN and share_of(self.frames, 0.95) <= P95


class Asked(msgspec.Struct, frozen=True):
    """What the command line says."""

    touchpoints: int
    notch: int
    profiles: Path | None


def main() -> None:
    """Record, move, and print one table."""
    asked = arguments()
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        new_company(data)
        command = [Path(sys.executable).with_name("wayline"), "serve"]
        with serving(command, data) as (port, _), signed_in(f"http://127.0.0.1:{port}") as console:
            customer = recorded(console, asked.touchpoints)
            found = moved(console, customer, asked)
    report(found)


def arguments() -> Asked:
    """What the command line says."""
    said = argparse.ArgumentParser()
    said.add_argument("touchpoints", nargs="?", type=int, default=10_000)
    said.add_argument("--notch", type=int, default=120, help="pixels of one turn of the wheel (60 turns a second)")
    said.add_argument("--profiles", type=Path, help="a folder for Chromium's CPU profiles, one a movement")
    given = said.parse_args()
    return Asked(given.touchpoints, given.notch, given.profiles)


@contextmanager
def signed_in(url: str) -> Iterator[httpx.Client]:
    """The console's API as the administrator."""
    with httpx.Client(base_url=url, timeout=60) as client:
        me = client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD}).raise_for_status().json()
        client.headers["X-CSRF-Token"] = me["csrf"]
        yield client


def moved(console: httpx.Client, customer: str, asked: Asked) -> dict[str, Measured]:
    """The baseline, the list and the picture, one after the other in one browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        plain = plain_page(browser, asked.touchpoints)
        found = {"plain list": watched(plain, lambda: to_the_end(plain, plain.locator("#last"), asked), "plain", asked)}
        plain.close()
        page = customer_page(browser, console, customer)
        picture = page.get_by_role("application")
        found["picture, whole line"] = watched(page, lambda: handle(page, picture), "picture", asked)
        page.reload()
        rows = page.get_by_role("list", name="Touchpoints, newest first")
        rows.get_by_role("button").first.hover()
        oldest = rows.locator("[data-touchpoint]", has_text=FIRST_OF_ALL)
        found["list"] = watched(page, lambda: to_the_end(page, oldest, asked), "list", asked)
        browser.close()
    return found


def plain_page(browser: Browser, rows: int) -> Page:
    """A page with nothing but a list that scrolls."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    items = [
        f"<li{' id=last' if each == rows - 1 else ''}>14:0{each % 10} Looked at Court Low {each}</li>"
        for each in range(rows)
    ]
    style = "body{margin:0} ul{margin:0;height:100vh;overflow:auto} li{height:36px}"
    page.set_content(f"<!doctype html><style>{style}</style><ul>{''.join(items)}</ul>")
    page.mouse.move(700, 450)
    return page


def customer_page(browser: Browser, console: httpx.Client, customer: str) -> Page:
    """The customer's screen with the whole line in sight and in the list."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, base_url=str(console.base_url))
    context.add_cookies(
        [{"name": each.name, "value": each.value or "", "url": str(console.base_url)} for each in console.cookies.jar]
    )
    page = context.new_page()
    now = datetime.now(UTC)
    edges = [(now + timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ") for days in (-DAYS - 20, 20)]
    page.goto(f"/customers/{customer}?from={edges[0]}&to={edges[1]}")
    page.locator("[data-touchpoint]").first.wait_for()
    page.wait_for_load_state("networkidle")
    return page


def watched(page: Page, move: Callable[[], bool], name: str, asked: Asked) -> Measured:
    """Do it, and say what frames came meanwhile."""
    session = page.context.new_cdp_session(page)
    if asked.profiles:
        session.send("Profiler.enable")
        session.send("Profiler.start")
    page.evaluate(LISTENS)
    begun = time.monotonic()
    is_whole = move()
    took = time.monotonic() - begun
    found = msgspec.convert(page.evaluate("() => window.measured()"), Measured)
    if asked.profiles:
        asked.profiles.mkdir(parents=True, exist_ok=True)
        profile = session.send("Profiler.stop")["profile"]
        (asked.profiles / f"{name}.cpuprofile").write_text(json.dumps(profile))
    session.detach()
    found.seconds, found.is_whole = took, is_whole
    return found


def to_the_end(page: Page, last: Locator, asked: Asked) -> bool:
    """Turn the wheel until the last row is in sight. Returns whether it came, in five minutes."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        turned(page, LOOKS_EVERY, 0, asked.notch)
        if last.count() and in_sight(last):
            return True
    return False


def in_sight(row: Locator) -> bool:
    """Whether it is on the screen, and not only in the page."""
    found = row.bounding_box()
    return found is not None and found["y"] < 900


def handle(page: Page, picture: Locator) -> bool:
    """Closer, along, back and wider again with the wheel; then along with the hand."""
    box = picture.bounding_box()
    if box is None:
        raise RuntimeError("There is no picture.")
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    for _ in range(3):
        page.keyboard.down("Control")
        turned(page, 70, 0, -10)
        page.keyboard.up("Control")
        turned(page, 60, 30, 0)
        turned(page, 60, -30, 0)
        page.keyboard.down("Control")
        turned(page, 70, 0, 10)
        page.keyboard.up("Control")
        page.mouse.down()
        for step in paced(120):
            page.mouse.move(x + 300 * (1 - abs(step - 60) / 60), y)
        page.mouse.up()
    return True


def turned(page: Page, times: int, across: float, down: float) -> None:
    """The wheel, so many notches, at an even pace."""
    for _ in paced(times):
        page.mouse.wheel(across, down)


def paced(times: int) -> Iterator[int]:
    """0, 1, 2 …, sixty a second; what comes late is not made up for."""
    next_at = time.monotonic()
    for number in range(times):
        time.sleep(max(0.0, next_at - time.monotonic()))
        next_at = max(next_at, time.monotonic() - 1 / PER_SECOND) + 1 / PER_SECOND
        yield number


def share_of(values: list[float], share: float) -> float:
    """The value that this share of them did not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def report(found: dict[str, Measured]) -> None:
    """One row a movement."""
    heads = f"{'median':>9} {'p95':>9} {'worst':>9} {'> 50 ms':>9} {'frames':>7} {'turns':>9} {'long tasks':>16}"
    print(f"load {os.getloadavg()[0]:.1f} at the end\n{'':<20} {heads} {'took':>7}")
    for what, each in found.items():
        median, p95, worst = (share_of(each.frames, share) for share in (0.5, 0.95, 1))
        slow = sum(frame > LONG for frame in each.frames)
        tasks = f"{len(each.tasks)}, {max(each.tasks, default=0):.0f} ms"
        print(
            f"{what:<20} {median:>6.1f} ms {p95:>6.1f} ms {worst:>6.0f} ms {slow:>9} {len(each.frames):>7} "
            f"{each.turns / each.seconds:>7.0f}/s {tasks:>16} "
            f"{each.seconds:>5.1f} s  {'smooth' if each.is_smooth else 'NOT SMOOTH'}"
            f"{'' if each.is_whole else ', its end never came'}"
        )


if __name__ == "__main__":
    main()
