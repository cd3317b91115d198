import Kubernetes

/// Amounts of each resource over all types of a catalogue, or all machines, sorted, so that a comparison gives a set at
/// once.
struct AmountColumns {
  private struct Column {
    /// Ascending, each once.
    var amounts: [Quantity] = []
    /// For each amount, the types with at least it.
    var atLeast: [TypeSet] = []
  }

  private var columns: [ResourceName: Column] = [:]
  /// Types none of whose amounts is negative: nothing fits the others.
  private var sound: TypeSet
  private let everyType: TypeSet
  private let noType: TypeSet

  init(_ lists: [ResourceList]) {
    everyType = TypeSet(all: lists.count)
    noType = TypeSet(none: lists.count)
    sound = noType
    var names = Set<ResourceName>()
    for (index, list) in lists.enumerated() {
      names.formUnion(list.amounts.keys)
      if list.amounts.values.allSatisfy({ $0 >= .zero }) { sound.insert(index) }
    }
    for name in names { columns[name] = Self.column(lists.map { $0[name] ?? .zero }) }
  }

  private static func column(_ amounts: [Quantity]) -> Column {
    var column = Column()
    var set = TypeSet(none: amounts.count)
    for index in amounts.indices.sorted(by: { amounts[$0] > amounts[$1] }) {
      set.insert(index)
      if column.amounts.last == amounts[index] {
        column.atLeast[column.atLeast.count - 1] = set
      } else {
        column.amounts.append(amounts[index])
        column.atLeast.append(set)
      }
    }
    column.amounts.reverse()
    column.atLeast.reverse()
    return column
  }

  func types(havingAtLeast requests: ResourceList) -> TypeSet {
    var result = sound
    for (name, amount) in requests.amounts where amount > .zero {
      guard let column = columns[name] else { return noType }
      let position = Self.firstPosition(in: column.amounts) { $0 >= amount }
      guard position < column.amounts.count else { return noType }
      result.formIntersection(column.atLeast[position])
    }
    return result
  }

  func types(havingAtMost limits: ResourceList) -> TypeSet {
    var result = everyType
    for (name, amount) in limits.amounts {
      guard let column = columns[name] else {
        if amount < .zero { return noType }
        continue
      }
      let position = Self.firstPosition(in: column.amounts) { $0 > amount }
      if position < column.amounts.count { result = result.subtracting(column.atLeast[position]) }
    }
    return result
  }

  func largest(of name: ResourceName, in set: TypeSet) -> Quantity {
    guard let column = columns[name] else { return .zero }
    let position = column.atLeast.lastIndex { $0.intersects(set) }
    return position.map { column.amounts[$0] } ?? .zero
  }

  /// The first place of the ascending list from which the test holds; its length when it never does.
  private static func firstPosition(in amounts: [Quantity], where holds: (Quantity) -> Bool) -> Int {
    var low = 0
    var high = amounts.count
    while low < high {
      let middle = (low + high) / 2
      if holds(amounts[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
