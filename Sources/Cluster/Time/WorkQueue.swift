import Kubernetes

/// What one actor has to look at, and when: at most one entry per object, the earliest time asked for.
struct WorkQueue: Sendable {
  private var entries = SortedTable<Due, Entry>()
  private var dueOf = SortedTable<NamespacedName, VirtualTime>()

  struct Due: Comparable, Sendable {
    let time: VirtualTime
    let key: NamespacedName

    static func < (left: Self, right: Self) -> Bool {
      left.time == right.time ? left.key < right.key : left.time < right.time
    }
  }

  /// Why it is there.
  private struct Entry: Sendable {
    let cause: DecisionID?
    let isRecurring: Bool
  }

  struct Item: Sendable {
    let key: NamespacedName
    let due: VirtualTime
    /// The decision that put it here.
    let cause: DecisionID?
    /// Whether it will do again what was done before.
    let isRecurring: Bool
  }

  /// The decisions that put what is there.
  var causes: [DecisionID] { entries.compactMap(\.value.cause) }

  var nextDue: VirtualTime? { entries.first?.key.time }

  mutating func add(
    _ key: NamespacedName, at time: VirtualTime, cause: DecisionID?, isRecurring: Bool = false
  ) {
    if let present = dueOf[key] {
      let replaces =
        time == present && !isRecurring && (entries[Due(time: present, key: key)]?.isRecurring ?? false)
      guard time < present || replaces else { return }
      entries[Due(time: present, key: key)] = nil
    }
    dueOf[key] = time
    entries[Due(time: time, key: key)] = Entry(cause: cause, isRecurring: isRecurring)
  }

  /// Asks for a look at once. Of all who ask before it is had, the last is its cause: it will see what they all did.
  mutating func add(_ key: NamespacedName, now: VirtualTime, cause: DecisionID?, isRecurring: Bool = false) {
    if let present = dueOf[key], present <= now, cause != nil {
      let due = Due(time: present, key: key)
      entries[due] = Entry(cause: cause, isRecurring: isRecurring && entries[due]?.isRecurring ?? false)
    } else {
      add(key, at: now, cause: cause, isRecurring: isRecurring)
    }
  }

  /// Puts an entry at a time of its own, earlier or later than the one it had.
  mutating func reschedule(_ key: NamespacedName, at time: VirtualTime, cause: DecisionID?) {
    remove(key)
    add(key, at: time, cause: cause)
  }

  mutating func remove(_ key: NamespacedName) {
    guard let time = dueOf[key] else { return }
    entries[Due(time: time, key: key)] = nil
    dueOf[key] = nil
  }

  /// When an object is to be looked at; nil when it is not.
  func due(_ key: NamespacedName) -> VirtualTime? { dueOf[key] }

  mutating func popFirst() -> Item? {
    guard let (due, entry) = entries.first else { return nil }
    remove(due.key)
    return Item(key: due.key, due: due.time, cause: entry.cause, isRecurring: entry.isRecurring)
  }
}
