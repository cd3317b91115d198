extension ReviewMessage {
  public var english: StyledText {
    switch self {
    case .title(let id, let title): "\(id) \(title): what you did"
    case .summary(let points, let maxPoints, let passed, let hints, let end):
      "\(points) of \(maxPoints) points\(passed ? "" : ", not enough yet") · \(Formats.english.count(hints, "hint")) · ended at \(end)"
    case .did: "You did:"
    case .happened: "And this happened:"
    case .more(let count): "… and \(Formats.english.count(count, "more line", "more lines"))"
    case .predicted(let id, nil, let actual): "You did not predict `\(id)`; it came to \(actual)."
    case .predicted(let id, let given?, let actual):
      given == actual
        ? "You predicted `\(id)` = \(given), and so it was."
        : "You predicted `\(id)` = \(given), and it came to \(actual)."
    case .answered(let id, let given, let actual):
      given == actual
        ? "To the question `\(id)` you answered \(actual), and that is it."
        : "To the question `\(id)` you answered \(given ?? "–"); the answer is \(actual)."
    case .rules: "What to keep"
    case .manifests: "The manifests you ended with"
    case .saved(let path): "Kept in \(path, .name)."
    }
  }
}
