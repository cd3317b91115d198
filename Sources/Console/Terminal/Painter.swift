import Narration

/// Turns roles into the terminal's colours, or leaves text as it is.
public struct Painter: Equatable, Sendable {
  public let usesColor: Bool
  /// Control characters in the text itself, which a manifest may bring, are shown instead of obeyed.
  public let isForTerminal: Bool

  public init(usesColor: Bool, isForTerminal: Bool) {
    self.usesColor = usesColor
    self.isForTerminal = isForTerminal
  }

  public func paint(_ text: StyledText) -> String {
    var painted = ""
    for run in text.runs {
      let visible = isForTerminal ? Self.harmless(run.text) : run.text
      guard usesColor, let start = Self.sequence(run.style) else {
        painted += visible
        continue
      }
      // A colour that spans lines would leak into a pager's margins.
      let lines = visible.split(separator: "\n", omittingEmptySubsequences: false)
      painted += lines.map { $0.isEmpty ? "" : start + $0 + Self.reset }.joined(separator: "\n")
    }
    return painted
  }

  /// A prompt for the line editor: each escape sequence stands between two `\u{1}`, and none after the last visible
  /// character, where the editor would lose it; a space follows.
  public func prompt(_ text: StyledText) -> String {
    var runs = text.runs
    while let last = runs.last {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      runs.removeLast()
      guard kept.isEmpty else {
        runs.append(StyledText.Run(String(kept), style: last.style))
        break
      }
    }
    let painted = runs.map { run in
      let visible = Self.harmless(run.text)
      guard usesColor, let start = Self.sequence(run.style) else { return visible }
      return "\u{1}\(start)\u{1}\(visible)\u{1}\(Self.reset)\u{1}"
    }
    // Two marked stretches side by side are one: libedit would take the marks between them for their ends.
    return painted.joined().replacing("\u{1}\u{1}", with: "") + " "
  }

  private static let reset = "\u{1B}[0m"

  private static func sequence(_ style: StyledText.Style) -> String? {
    switch style {
    case .plain: nil
    case .name: "\u{1B}[1m"
    case .heading: "\u{1B}[1;4m"
    case .success: "\u{1B}[32m"
    case .refusal: "\u{1B}[31m"
    case .warning: "\u{1B}[33m"
    case .dim: "\u{1B}[2m"
    case .command: "\u{1B}[36m"
    case .series(let number): "\u{1B}[\(seriesColors[number % seriesColors.count])m"
    }
  }

  private static let seriesColors = [34, 32, 33, 35, 36, 31, 94, 92, 93, 95, 96, 91]

  /// Control characters become the pictures that Unicode has for them; newlines and tabs stay.
  private static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHarmful) else { return text }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isHarmful(scalar) {
        shown.append(scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}")
      } else {
        shown.append(scalar)
      }
    }
    return String(shown)
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || (0x7F...0x9F).contains(scalar.value)
  }
}
