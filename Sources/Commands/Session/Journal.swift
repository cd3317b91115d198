import Cluster

/// Every change of a session's world, in the order made. `undo` goes back along it, `redo` forward again, and what
/// was undone stays on a branch of its own.
///
/// Only so many worlds are kept, since each holds what differs from its neighbours.
public struct Journal: Sendable {
  public struct Entry: Sendable {
    /// As typed.
    public let command: String
    public let before: World
    public let after: World
    /// The branches of the session's tree that the two worlds are on.
    let branches: (before: String, after: String)
    /// The number of the entry whose world this one began from; nil for the opening world.
    public let parent: Int?
  }

  /// Changes that can be undone.
  static let limit = 1000

  /// The latest, by number: the first of them is number `dropped`.
  public private(set) var entries: [Entry] = []
  /// How many older ones are not kept any more.
  private var dropped = 0
  /// The number of the entry whose world is the present one; nil for the opening world.
  public private(set) var current: Int?
  /// Undone entries that `redo` would do again, the next one last.
  private var undone: [Int] = []

  public init() {}

  public var canUndo: Bool { current.map { $0 >= dropped } ?? false }
  public var canRedo: Bool { !undone.isEmpty }
  /// Changes ever made.
  public var count: Int { dropped + entries.count }

  mutating func append(_ command: String, before: (World, branch: String), after: (World, branch: String)) {
    entries.append(
      Entry(
        command: command, before: before.0, after: after.0, branches: (before.branch, after.branch),
        parent: current))
    current = dropped + entries.count - 1
    undone = []
    guard entries.count > 2 * Self.limit else { return }
    entries.removeFirst(entries.count - Self.limit)
    dropped = count - entries.count
  }

  /// Goes back over the last change.
  ///
  /// - Returns: what was undone; nil at the opening world, and where no more is kept.
  public mutating func undo() -> Entry? {
    guard let number = current, number >= dropped else { return nil }
    undone.append(number)
    let entry = entries[number - dropped]
    current = entry.parent
    return entry
  }

  /// - Returns: what was done again; nil when nothing is undone.
  public mutating func redo() -> Entry? {
    guard let number = undone.popLast(), number >= dropped else { return nil }
    current = number
    return entries[number - dropped]
  }

  /// The changes made after the first so many, as far back as they are kept.
  public func changes(since earlier: Int) -> ArraySlice<Entry> {
    entries.dropFirst(max(0, earlier - dropped))
  }

  /// The changes that lead to the present world as far back as they are kept, oldest first.
  public var past: [Entry] {
    var path: [Entry] = []
    var next = current
    while let number = next, number >= dropped {
      path.append(entries[number - dropped])
      next = entries[number - dropped].parent
    }
    return path.reversed()
  }
}
