import Narration

/// Something that fills a person's screen and goes on while they look at it.
public protocol LiveView {
  /// What is on the screen now: no more lines than `height`, none wider than `width` columns.
  func lines(width: Int, height: Int) -> [StyledText]

  mutating func press(_ key: LiveKey)

  /// So much real time has passed.
  ///
  /// - Returns: whether there is anything new to see.
  mutating func pass(_ time: Duration) -> Bool

  /// Whether the person wants to look at something else.
  var isLeft: Bool { get }
}

/// A key, as a view that fills the screen is told of it.
public enum LiveKey: Equatable, Sendable {
  case character(Character)
  case up, down, left, right, pageUp, pageDown, home, end, tab, backTab, escape
}

extension Person {
  public func watches(_ view: inout some LiveView) -> Bool { false }
}
