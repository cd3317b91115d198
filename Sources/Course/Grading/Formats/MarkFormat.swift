import Narration

/// A form in which marks are written out.
public enum MarkFormat: String, CaseIterable, Sendable {
  case text, json, junit, tap, gradescope, classroom

  /// Those that tell of one submission and no more.
  public var tellsOne: Bool { self == .gradescope || self == .classroom }
  /// A teacher's own record tells everything; the others may come before a student.
  public var disclosure: Disclosure { self == .json ? .full : .practice }
}

extension LessonResult.Mark {
  /// What is told of a check in a line or two, without its points.
  func feedback(in language: Language) -> [String] {
    guard status != .pass else { return message.isEmpty ? [] : [message] }
    if status == .skipped {
      return [(at == nil ? GradeMessage.notReached : .waitsFor).told(in: language).plain]
    }
    var lines = message.isEmpty ? [] : [message]
    if !expected.isEmpty {
      lines.append(GradeMessage.expectedAndFound(expected: expected, found: found).told(in: language).plain)
    }
    if let line = at?.line, let time = at?.time, !lines.isEmpty {
      lines[lines.count - 1] += " " + LessonMessage.atLine(line, time: time.clock).told(in: language).plain
    }
    if let commandToSee { lines.append(GradeMessage.see(commandToSee).told(in: language).plain) }
    return lines
  }
}

extension String {
  /// With control characters and what turns the direction of text written out: a name cannot paint over a terminal.
  public var withoutControls: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0..<32, 127..<160, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        text += "\\u{" + digits + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
