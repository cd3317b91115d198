import Cluster

/// Every change of a session's world, in the order made. Nothing is taken out: `undo` goes back along it, `redo`
/// forward again, and what was undone stays on a branch of its own.
public struct Journal: Sendable {
  public struct Entry: Sendable {
    /// As typed.
    public let command: String
    public let before: World
    public let after: World
    /// The entry whose world this one began from; nil for the opening world.
    public let parent: Int?
  }

  public private(set) var entries: [Entry] = []
  /// The entry whose world is the present one; nil for the opening world.
  public private(set) var current: Int?
  /// Undone entries that `redo` would do again, the next one last.
  private var undone: [Int] = []

  public init() {}

  public var canUndo: Bool { current != nil }
  public var canRedo: Bool { !undone.isEmpty }

  public mutating func append(_ command: String, before: World, after: World) {
    entries.append(Entry(command: command, before: before, after: after, parent: current))
    current = entries.count - 1
    undone = []
  }

  /// Goes back over the last change.
  ///
  /// - Returns: what was undone; nil at the opening world.
  public mutating func undo() -> Entry? {
    guard let index = current else { return nil }
    undone.append(index)
    current = entries[index].parent
    return entries[index]
  }

  /// - Returns: what was done again; nil when nothing is undone.
  public mutating func redo() -> Entry? {
    guard let index = undone.popLast() else { return nil }
    current = index
    return entries[index]
  }

  /// The changes that lead to the present world, oldest first.
  public var past: [Entry] {
    var path: [Entry] = []
    var next = current
    while let index = next {
      path.append(entries[index])
      next = entries[index].parent
    }
    return path.reversed()
  }
}
