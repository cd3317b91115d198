/// The search for a pattern in a text, from the left.
struct PatternSearch {
  private let program: [LinearPattern.Instruction]
  private let slotCount: Int
  private let characters: [Character]
  private let places: [String.Index]
  private var position = 0
  /// Whether a match must reach over the whole text.
  var mustBeWhole = false

  /// One way in which the pattern may match, with the places noted on it.
  private struct Thread {
    let instruction: Int
    let slots: [Int]
  }

  init(_ pattern: LinearPattern, in text: String) {
    program = pattern.program
    slotCount = pattern.groupCount * 2
    characters = Array(text)
    places = Array(text.indices) + [text.endIndex]
  }

  /// The next match that begins where the last one ended, or later; nil when there is none.
  mutating func next() -> LinearPattern.Match? {
    guard position <= characters.count, let slots = firstMatch(from: position) else {
      position = characters.count + 1
      return nil
    }
    position = slots[1] > slots[0] ? slots[1] : slots[1] + 1
    let groups = stride(from: 0, to: slotCount, by: 2).map { slot -> Range<String.Index>? in
      guard slots[slot] >= 0, slots[slot + 1] >= slots[slot] else { return nil }
      return places[slots[slot]]..<places[slots[slot + 1]]
    }
    return LinearPattern.Match(groups: groups, range: places[slots[0]]..<places[slots[1]])
  }

  /// The places that the first match notes.
  private func firstMatch(from start: Int) -> [Int]? {
    var threads: [Thread] = []
    var found: [Int]?
    var seen = [Int](repeating: -1, count: program.count)
    for at in start...characters.count {
      var current: [Thread] = []
      for thread in threads { follow(thread.instruction, thread.slots, at, &current, &seen) }
      if found == nil, !mustBeWhole || at == 0 {
        follow(0, [Int](repeating: -1, count: slotCount), at, &current, &seen)
      }
      threads = []
      for thread in current {
        guard case .character(let wanted) = program[thread.instruction] else {
          // The pattern is at its end: what stands behind this thread is preferred less.
          guard !mustBeWhole || at == characters.count else { continue }
          found = thread.slots
          break
        }
        guard at < characters.count, wanted.contains(characters[at]) else { continue }
        threads.append(Thread(instruction: thread.instruction + 1, slots: thread.slots))
      }
      if threads.isEmpty, found != nil || mustBeWhole { return found }
    }
    return found
  }

  /// Follows a way up to where it wants a character, or is at its end. Each instruction is come to once at each place.
  private func follow(
    _ start: Int, _ slots: [Int], _ at: Int, _ threads: inout [Thread], _ seen: inout [Int]
  ) {
    var waiting = [Thread(instruction: start, slots: slots)]
    while let thread = waiting.popLast() {
      guard seen[thread.instruction] != at else { continue }
      seen[thread.instruction] = at
      let next = thread.instruction + 1
      switch program[thread.instruction] {
      case .character, .matched: threads.append(thread)
      case .jump(let target): waiting.append(Thread(instruction: target, slots: thread.slots))
      case .split(let first, let second):
        waiting.append(Thread(instruction: second, slots: thread.slots))
        waiting.append(Thread(instruction: first, slots: thread.slots))
      case .save(let slot):
        var slots = thread.slots
        slots[slot] = at
        waiting.append(Thread(instruction: next, slots: slots))
      case .assertion(let assertion):
        if holds(assertion, at) { waiting.append(Thread(instruction: next, slots: thread.slots)) }
      }
    }
  }

  private func holds(_ assertion: LinearPattern.Assertion, _ at: Int) -> Bool {
    switch assertion {
    case .start: at == 0
    case .end: at == characters.count
    case .wordBoundary: isWord(at - 1) != isWord(at)
    case .noWordBoundary: isWord(at - 1) == isWord(at)
    }
  }

  private func isWord(_ at: Int) -> Bool {
    characters.indices.contains(at) && CharacterClass.Item.word.contains(characters[at])
  }
}
