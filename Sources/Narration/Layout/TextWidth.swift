/// Columns that text takes on a terminal, by rules of its own: the same on every machine and in every locale.
extension Character {
  /// 0 for marks, format and control characters; 2 for East Asian wide characters and emoji; 1 for all others.
  public var displayWidth: Int {
    guard !isASCII else { return self >= " " && self != "\u{7F}" ? 1 : 0 }
    guard let first = unicodeScalars.first else { return 0 }
    if unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
    switch first.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: return Self.wide.contains { $0.contains(first.value) } ? 2 : 1
    }
  }

  /// Unicode's `East_Asian_Width` W and F, in whole blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x20000...0x3FFFD,
  ]
}

extension StringProtocol {
  public var displayWidth: Int {
    let isPrintableASCII = utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    return isPrintableASCII ?? false ? utf8.count : reduce(0) { $0 + $1.displayWidth }
  }
}

extension StyledText {
  public var displayWidth: Int {
    var width = 0
    forEachRun { width += $0.text.displayWidth }
    return width
  }

  /// Followed by blanks up to a width; unchanged when it is that wide already.
  public func padded(to width: Int) -> StyledText {
    self + .blanks(width - displayWidth)
  }

  /// Preceded by blanks up to a width, as numbers are set.
  public func leftPadded(to width: Int) -> StyledText {
    .blanks(width - displayWidth) + self
  }

  /// Cut to a width, with `…` for what is left out.
  public func truncated(to width: Int) -> StyledText {
    guard displayWidth > width else { return self }
    guard width > 0 else { return StyledText() }
    var left = width - 1
    var kept: [Run] = []
    for run in runs {
      var text = ""
      for character in run.text {
        let needed = character.displayWidth
        guard needed <= left else {
          kept.append(Run(text + "…", style: run.style))
          return StyledText(kept)
        }
        left -= needed
        text.append(character)
      }
      kept.append(Run(text, style: run.style))
    }
    return StyledText(kept)
  }
}
