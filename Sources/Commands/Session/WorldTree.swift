import Cluster
import Kubernetes

/// Worlds by name: branches, one of which time goes on in, and worlds saved as they were.
struct WorldTree: Sendable {
  struct Branch: Sendable {
    let name: String
    /// The branch that it was opened from; nil for the first.
    let parent: String?
    /// As it was left; nil for the present branch, whose world is the session's.
    fileprivate(set) var world: World?
  }

  /// A world as it was when it was saved.
  struct Save: Sendable {
    let name: String
    /// The branch that it was saved on.
    let branch: String
    let world: World
  }

  static let first = "main"

  private(set) var current = first
  /// In the order in which they were opened.
  private(set) var branches = [Branch(name: first, parent: nil, world: nil)]
  /// In the order in which they were first saved.
  private(set) var saves: [Save] = []

  /// Every name that stands for a world, in order.
  var names: [String] { branches.map(\.name) + saves.map(\.name) }

  func isBranch(_ name: String) -> Bool { branches.contains { $0.name == name } }

  /// The world that a name stands for.
  ///
  /// - Parameter present: the session's world, which is that of the present branch.
  func world(named name: String, present: World) -> World? {
    if name == current { return present }
    return branches.first { $0.name == name }?.world ?? saves.first { $0.name == name }?.world
  }

  /// Opens a branch from the present world, and goes on in it.
  mutating func open(_ name: String, leaving present: World) {
    let parent = current
    branches.append(Branch(name: name, parent: parent, world: nil))
    turn(to: name, leaving: present)
  }

  /// Makes another branch the present one.
  mutating func turn(to name: String, leaving present: World) {
    guard name != current else { return }
    for index in branches.indices {
      if branches[index].name == current { branches[index].world = present }
      if branches[index].name == name { branches[index].world = nil }
    }
    current = name
  }

  /// Keeps a world by a name; one that is there already is replaced.
  mutating func save(_ name: String, _ world: World) {
    let save = Save(name: name, branch: current, world: world)
    if let index = saves.firstIndex(where: { $0.name == name }) {
      saves[index] = save
    } else {
      saves.append(save)
    }
  }
}
