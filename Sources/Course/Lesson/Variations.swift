import Kubernetes

/// What differs from student to student, and how it is drawn.
enum Variations {
  /// One choice of each variation, drawn by a seed. Each has a stream of its own: one more moves no other.
  static func drawn(_ variations: [Lesson.Variation], seed: UInt64) -> [String: String] {
    var values: [String: String] = [:]
    for variation in variations where !variation.choices.isEmpty {
      var random = SeededRandom(seed: seed, purpose: "variation", object: variation.name)
      values[variation.name] = variation.choices[random.integer(below: variation.choices.count)]
    }
    return values
  }

  /// As few sets of choices as bring every choice of every variation up once.
  static func covering(_ variations: [Lesson.Variation]) -> [[String: String]] {
    let rounds = max(1, variations.map(\.choices.count).max() ?? 1)
    return (0..<rounds).map { round in
      var values: [String: String] = [:]
      for variation in variations where !variation.choices.isEmpty {
        values[variation.name] = variation.choices[round % variation.choices.count]
      }
      return values
    }
  }

  /// A text with `{{name}}` replaced; names that are not known stay.
  static func fill(_ text: String, with values: [String: String]) -> String {
    guard text.contains("{{") else { return text }
    return values.sorted { $0.key < $1.key }.reduce(text) { text, value in
      text.replacing("{{\(value.key)}}", with: value.value)
    }
  }

  /// The names between double braces.
  static func names(in text: String) -> [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { piece in
      piece.firstRange(of: "}}").map { String(piece[..<$0.lowerBound]) }
    }
  }
}
