/// A regular expression that takes time in proportion to the text and to itself, whatever it says: all ways in which it may
/// match are followed side by side, one character at a time, instead of one after the other.
///
/// It speaks what grep -E, RE2 and jq have in common; there are no back-references and no look-around. Of several matches that
/// begin at the same place the one that comes first in the expression counts, as in Perl.
public struct LinearPattern: Sendable {
  public struct Match: Equatable, Sendable {
    /// What matched as a whole, then each group in order; nil for a group that had no part in it.
    public let groups: [Range<String.Index>?]
    public let range: Range<String.Index>
  }

  enum Instruction: Sendable {
    case character(CharacterClass)
    case assertion(Assertion)
    /// Goes on in two ways, the first preferred.
    case split(Int, Int)
    case jump(Int)
    /// Notes the place in the text.
    case save(Int)
    case matched
  }

  enum Assertion: Sendable {
    case start, end, wordBoundary, noWordBoundary
  }

  /// No expression comes to more instructions.
  static let limit = 4_000

  let program: [Instruction]
  let groupCount: Int

  /// Nil for a text that is no expression, or one that is too large.
  public init?(_ source: String, ignoresCase: Bool = false) {
    var reader = PatternReader(source, ignoresCase: ignoresCase)
    guard let node = reader.whole() else { return nil }
    var compiler = PatternCompiler()
    guard compiler.write(.group(node, 0)) else { return nil }
    program = compiler.program + [.matched]
    groupCount = reader.groupCount + 1
  }

  public func isFound(in text: String) -> Bool {
    var search = PatternSearch(self, in: text)
    return search.next() != nil
  }

  public func matchesWhole(_ text: String) -> Bool {
    var search = PatternSearch(self, in: text)
    search.mustBeWhole = true
    return search.next() != nil
  }

  /// Matches that do not overlap, from the left.
  public func matches(in text: String, limit: Int = .max) -> [Match] {
    var search = PatternSearch(self, in: text)
    var matches: [Match] = []
    while matches.count < limit, let match = search.next() { matches.append(match) }
    return matches
  }

  /// The text with matches replaced, from the left.
  public func replacing(in text: String, with replacement: String, limit: Int = .max) -> String {
    var result = ""
    var end = text.startIndex
    for match in matches(in: text, limit: limit) {
      result += text[end..<match.range.lowerBound] + replacement
      end = match.range.upperBound
    }
    return result + text[end...]
  }
}
