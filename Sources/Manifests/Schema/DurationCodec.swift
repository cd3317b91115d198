import Kubernetes

/// Which durations a field of Karpenter's kinds takes; their text is what the API server quotes.
enum DurationPattern: String, Sendable {
  case anyUnits = "^([0-9]+(s|m|h))+$"
  case anyUnitsOrNever = "^(([0-9]+(s|m|h))+|Never)$"
  case hoursAndMinutes = "^((([0-9]+(h|m))|([0-9]+h[0-9]+m))(0s)?)$"

  func matches(_ text: String) -> Bool {
    if self == .anyUnitsOrNever, text == "Never" { return true }
    guard let units = Self.units(of: text) else { return false }
    guard self == .hoursAndMinutes else { return true }
    let largest = units.last?.unit == "s" && units.last?.number == "0" ? units.dropLast() : units[...]
    let letters = largest.map(\.unit)
    return letters == ["h"] || letters == ["m"] || letters == ["h", "m"]
  }

  /// `1h30m` as numbers and units; nil when the text is no such sequence.
  private static func units(of text: String) -> [(number: String, unit: Character)]? {
    var units: [(number: String, unit: Character)] = []
    var rest = Substring(text)
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber }
      guard !number.isEmpty, let unit = rest.dropFirst(number.count).first, "smh".contains(unit) else {
        return nil
      }
      units.append((String(number), unit))
      rest = rest.dropFirst(number.count + 1)
    }
    return units.isEmpty ? nil : units
  }
}

extension Codec where Value == Duration {
  static func duration(_ pattern: DurationPattern) -> Codec {
    Codec(
      .duration, blank: { .zero }, empty: .string("0s"),
      read: { marked, value, decoding in
        guard let text = decoding.durationText(marked, pattern) else { return }
        if let duration = Duration(go: text) { value = duration }
      }, write: { .string($0.shortText) })
  }
}

extension Codec where Value == NillableDuration {
  static let nillableDuration = Codec(
    .duration, blank: { .never }, empty: .string("Never"),
    read: { marked, value, decoding in
      guard let text = decoding.durationText(marked, .anyUnitsOrNever) else { return }
      if text == "Never" {
        value = .never
      } else if let duration = Duration(go: text) {
        value = .after(duration)
      }
    }, write: { .string($0.duration?.shortText ?? "Never") })
}

extension Decoding {
  fileprivate mutating func durationText(_ marked: MarkedValue, _ pattern: DurationPattern) -> String? {
    guard case .scalar(.string(let text)) = marked.content else {
      reportWrongType(marked, wanted: .duration)
      return nil
    }
    guard pattern.matches(text), text == "Never" || Duration(go: text) != nil else {
      let hint = Self.inHours(text).map(ManifestProblem.Hint.write)
      let detail = UpstreamText.shouldMatch(path: path, pattern: pattern.rawValue)
      report(.invalid(.string(text), detail), at: marked.mark, hint: hint, stage: .validation)
      return nil
    }
    return text
  }

  /// `30d` is 720h: days are the unit most often wished for.
  private static func inHours(_ text: String) -> String? {
    guard let unit = text.last, let count = Int(text.dropLast()), (1...100_000).contains(count) else {
      return nil
    }
    switch unit {
    case "d": return "\(count * 24)h"
    case "w": return "\(count * 168)h"
    default: return nil
    }
  }
}

extension Duration {
  /// As a person writes it: `720h` for Go's `720h0m0s`.
  public var shortText: String {
    var text = goText
    if text.hasSuffix("m0s") { text.removeLast(2) }
    if text.hasSuffix("h0m") { text.removeLast(2) }
    return text
  }
}
