/// What was found wrong with one document, put in order.
enum Findings {
  /// More than these are not collected of one document: nobody reads them, and a hostile one could have thousands.
  static let most = 100

  /// By stage, and within one as they were found. A rule that fails only because of what is already said, a value
  /// that could not be read or a field that is missing, is left out.
  static func inOrder(_ problems: [ManifestProblem]) -> [ManifestProblem] {
    let sorted = problems.enumerated()
      .sorted { ($0.element.stage, $0.offset) < ($1.element.stage, $1.offset) }.map(\.element)
    var kept: [ManifestProblem] = []
    for problem in sorted where !kept.contains(where: { $0.explains(problem) }) { kept.append(problem) }
    return kept
  }
}

extension ManifestProblem {
  fileprivate func explains(_ other: ManifestProblem) -> Bool {
    if self == other { return true }
    if path == other.path {
      if case .required = fault { return true }
      if case .required = other.fault { return true }
    }
    if case .unknownField = fault { return false }
    guard stage < other.stage || isUnreadable else { return false }
    return path.isPrefix(of: other.path) || other.path.isPrefix(of: path)
  }

  /// Nothing was read where this was found, so that what is said of the value is about a blank one.
  private var isUnreadable: Bool {
    switch fault {
    case .wrongType, .badQuantity, .badTime: true
    default: false
    }
  }
}
