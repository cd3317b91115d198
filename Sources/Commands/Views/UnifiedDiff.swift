/// Two texts compared line by line, as `diff -u` shows it.
struct UnifiedDiff {
  private enum Line: Equatable {
    case kept(String), removed(String), added(String)

    var text: String {
      switch self {
      case .kept(let text): " " + text
      case .removed(let text): "-" + text
      case .added(let text): "+" + text
      }
    }
    var isChange: Bool {
      if case .kept = self { return false }
      return true
    }
  }

  private let lines: [Line]
  private static let context = 3

  init(_ old: [String], _ new: [String]) {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if removed.contains(left) {
        lines.append(.removed(old[left]))
        left += 1
      } else if added.contains(right) {
        lines.append(.added(new[right]))
        right += 1
      } else {
        lines.append(.kept(new[right]))
        left += 1
        right += 1
      }
    }
    self.lines = lines
  }

  var isEmpty: Bool { !lines.contains(where: \.isChange) }

  /// Stretches with changes, three lines around each, with their places in both texts.
  var hunks: [String] {
    var shown: [String] = []
    for range in ranges {
      var (oldStart, newStart) = (0, 0)
      for line in lines[..<range.lowerBound] {
        if case .added = line {} else { oldStart += 1 }
        if case .removed = line {} else { newStart += 1 }
      }
      let part = lines[range]
      let oldCount = part.count { if case .added = $0 { false } else { true } }
      let newCount = part.count { if case .removed = $0 { false } else { true } }
      shown.append("@@ -\(Self.place(oldStart, oldCount)) +\(Self.place(newStart, newCount)) @@")
      shown += part.map(\.text)
    }
    return shown
  }

  private static func place(_ start: Int, _ count: Int) -> String {
    let first = count == 0 ? start : start + 1
    return count == 1 ? "\(first)" : "\(first),\(count)"
  }

  private var ranges: [Range<Int>] {
    var ranges: [Range<Int>] = []
    for index in lines.indices where lines[index].isChange {
      let around = max(0, index - Self.context)..<min(lines.count, index + Self.context + 1)
      if let last = ranges.last, last.upperBound >= around.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<around.upperBound
      } else {
        ranges.append(around)
      }
    }
    return ranges
  }
}
