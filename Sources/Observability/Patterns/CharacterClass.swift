/// The characters of which one may stand at a place.
struct CharacterClass: Sendable {
  indirect enum Item: Sendable {
    case one(Character)
    case range(Character, Character)
    case any, digit, word, space, letter, upper, lower, punctuation, hexadecimal
    case not(Item)

    func contains(_ character: Character) -> Bool {
      switch self {
      case .one(let other): character == other
      case .range(let first, let last): first <= character && character <= last
      case .any: !character.isNewline
      case .digit: character.isASCII && character.isNumber
      case .word: character == "_" || character.isLetter || character.isNumber
      case .space: character.isWhitespace
      case .letter: character.isLetter
      case .upper: character.isUppercase
      case .lower: character.isLowercase
      case .punctuation: character.isPunctuation || character.isSymbol
      case .hexadecimal: character.isASCII && character.isHexDigit
      case .not(let item): !item.contains(character)
      }
    }
  }

  var items: [Item]
  var isNegated = false
  var ignoresCase = false

  func contains(_ character: Character) -> Bool {
    isAmong(character) != isNegated
  }

  private func isAmong(_ character: Character) -> Bool {
    if items.contains(where: { $0.contains(character) }) { return true }
    guard ignoresCase else { return false }
    return [character.lowercased(), character.uppercased()].contains { text in
      text.count == 1 && text.first.map { other in items.contains { $0.contains(other) } } ?? false
    }
  }
}
