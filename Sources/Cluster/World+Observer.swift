/// Sees every instant of a world: after each action of an actor and each command of the student.
///
/// It is part of the world it sees. What was undone, tried in `whatif` or left on another branch belongs to another
/// world, and so to another observer.
public protocol WorldObserver: Sendable {
  mutating func observe(_ world: World)
}

extension World {
  /// Shows the world to its observer, if anything was written since a revision.
  mutating func show(ifChangedSince earlier: Int) {
    guard revision != earlier, var present = observer else { return }
    // Out of the world while it looks: the world that it is shown is then not copied.
    observer = nil
    present.observe(self)
    observer = present
  }
}
