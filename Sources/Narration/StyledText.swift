/// Text with roles instead of colours: the terminal paints them, everything else reads `plain`.
public struct StyledText: Equatable, Sendable {
  public enum Style: Equatable, Sendable {
    case plain
    /// The name of an object.
    case name
    case heading
    /// Something that went well: `✓`.
    case success
    /// Something refused or failed: `✗`.
    case refusal
    case warning
    /// Something of less weight: prices, times, descriptions.
    case dim
    /// What the student may type.
    case command
    /// One of several things that stand side by side, told apart by their numbers.
    case series(Int)
  }

  public struct Run: Equatable, Sendable {
    public var text: String
    public var style: Style

    public init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// Most texts are one run, as a table's cells are: it takes no array.
  private enum Content: Sendable {
    case one(Run)
    case many([Run])
  }

  private var content: Content

  public init(_ runs: [Run] = []) { content = .many(runs) }

  public init(_ text: String, style: Style = .plain) {
    content = text.isEmpty ? .many([]) : .one(Run(text, style: style))
  }

  public var runs: [Run] {
    switch content {
    case .one(let run): [run]
    case .many(let runs): runs
    }
  }

  /// Goes through the runs in order without making an array of them.
  func forEachRun(_ body: (Run) -> Void) {
    switch content {
    case .one(let run): body(run)
    case .many(let runs): runs.forEach(body)
    }
  }

  public static func == (left: Self, right: Self) -> Bool { left.runs == right.runs }

  /// Without any style.
  public var plain: String {
    switch content {
    case .one(let run): run.text
    case .many(let runs): runs.lazy.map(\.text).joined()
    }
  }
  public var isEmpty: Bool { if case .many(let runs) = content { runs.isEmpty } else { false } }

  /// The beginning, without any style: so many characters at most.
  public func plainPrefix(_ limit: Int) -> String {
    var text = ""
    var left = limit
    for run in runs where left > 0 {
      let piece = run.text.prefix(left)
      text += piece
      left -= piece.count
    }
    return text
  }

  public static func + (left: Self, right: Self) -> Self { Self(left.runs + right.runs) }

  public static func += (left: inout Self, right: Self) {
    var runs = left.runs
    // The only reference to the runs, so that they grow in place.
    left.content = .many([])
    right.forEachRun { runs.append($0) }
    left.content = .many(runs)
  }
}

extension Sequence<StyledText> {
  /// One after the other, each as a line of its own.
  public var joinedAsLines: StyledText {
    var runs: [StyledText.Run] = []
    for line in self {
      runs += line.runs
      runs.append(StyledText.Run("\n"))
    }
    return StyledText(runs)
  }

  /// One after the other.
  public var joined: StyledText { StyledText(flatMap(\.runs)) }
}

extension StyledText: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(value) }

  /// `"\(name, .name) has \(count) Pods"` gives each piece its style.
  public struct StringInterpolation: StringInterpolationProtocol {
    var runs: [Run] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(Run(literal)) }
    }

    public mutating func appendInterpolation(_ value: some CustomStringConvertible, _ style: Style = .plain) {
      runs.append(Run(value.description, style: style))
    }

    public mutating func appendInterpolation(_ text: StyledText) { runs += text.runs }
  }

  public init(stringInterpolation: StringInterpolation) { self.init(stringInterpolation.runs) }
}

extension StyledText {
  /// Prose in which what stands between backticks may be typed; the backticks stay, for whoever sees no colours.
  public init(marked text: String) {
    self.init()
    for (index, piece) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      self += index.isMultiple(of: 2) ? StyledText(String(piece)) : StyledText("`\(piece)`", style: .command)
    }
  }
}
