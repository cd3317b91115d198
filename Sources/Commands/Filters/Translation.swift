/// What `tr` does: characters exchanged one for one, deleted, or squeezed where they repeat.
struct Translation {
  private let from: [Character]
  private let to: [Character]
  private let deletes: Bool
  private let squeezes: Bool
  private let isComplement: Bool

  init(_ sets: [String], deletes: Bool, squeezes: Bool, isComplement: Bool) {
    from = sets.first.map(Self.characters) ?? []
    to = sets.count > 1 ? Self.characters(of: sets[1]) : []
    self.deletes = deletes
    self.squeezes = squeezes
    self.isComplement = isComplement
  }

  func run(on text: String) -> String {
    var result = ""
    let squeezed = to.isEmpty ? from : to
    for character in text {
      let place = from.firstIndex(of: character)
      let isSelected = (place != nil) != isComplement
      var shown = character
      if isSelected {
        if deletes { continue }
        if let last = to.last {
          shown = isComplement ? last : place.map { $0 < to.count ? to[$0] : last } ?? character
        }
      }
      let isSqueezable = to.isEmpty ? isSelected : squeezed.contains(shown)
      if squeezes, isSqueezable, result.last == shown { continue }
      result.append(shown)
    }
    return result
  }

  private static let classes: [String: String] = [
    "[:upper:]": "A-Z", "[:lower:]": "a-z", "[:digit:]": "0-9", "[:alpha:]": "a-zA-Z",
    "[:alnum:]": "a-zA-Z0-9",
    "[:space:]": " \\t\\n", "[:blank:]": " \\t", "[:punct:]": "!-/:-@[-`{-~",
  ]

  /// `a-z`, `[:upper:]`, `\n` written out.
  private static func characters(of set: String) -> [Character] {
    var text = set
    for (name, range) in classes.sorted(by: { $0.key < $1.key }) { text = text.replacing(name, with: range) }
    var characters: [Character] = []
    var rest = Substring(text)
    while var character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        character = next == "n" ? "\n" : next == "t" ? "\t" : next
      } else if rest.first == "-", let end = rest.dropFirst().first, let low = character.asciiValue,
        let high = end.asciiValue, low <= high
      {
        rest = rest.dropFirst(2)
        characters += (low...high).map { Character(Unicode.Scalar($0)) }
        continue
      }
      characters.append(character)
    }
    return characters
  }
}
