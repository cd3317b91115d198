/// What `--color` says.
public enum ColorChoice: String, CaseIterable, Sendable {
  /// On a terminal that can, unless `NO_COLOR` is set (https://no-color.org).
  case auto
  case always
  case never

  /// Whether text for a stream is painted.
  ///
  /// - Parameters:
  ///   - isTerminal: whether the stream is one.
  ///   - environment: the value of a variable, nil when it is unset or empty.
  public func paints(isTerminal: Bool, environment: (String) -> String? = environmentValue) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: isTerminal && environment("NO_COLOR") == nil && (environment("TERM") ?? "dumb") != "dumb"
    }
  }
}
