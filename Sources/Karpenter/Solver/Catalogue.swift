import Cloud
import Kubernetes

/// The instance types that one or several NodePools offer, indexed so that each test of a requirement, an
/// amount or an offering gives a set at once. Every answer is kept for the next time.
final class Catalogue {
  /// In the provider's order, which decides between types of equal price.
  let types: [InstanceType]
  let wellKnown: Set<String>
  /// Whether any offering is of a capacity reservation.
  let hasReservations: Bool
  /// Whether a NodeOverlay has a part in any type.
  let hasOverlays: Bool

  /// Those asked for so far.
  private var columns: [String: LabelColumn?] = [:]
  private let allocatable: AmountColumns
  private let capacity: AmountColumns
  private let offerings: [(kind: OfferingKind, types: TypeSet)]
  /// The same with those that cannot be had at the moment.
  private lazy var everyOffering = OfferingKind.all(in: types) { _ in true }
  private var compatibleTypes: [Requirement: TypeSet] = [:]
  private var offeredTypes: [OfferingQuestion: TypeSet] = [:]
  private var prices: [OfferingQuestion: PriceList] = [:]

  /// Places of the types by name.
  private let byName: [Int]

  /// - Parameter wellKnown: labels that a type which does not carry them has not.
  init(_ types: [InstanceType], wellKnown: Set<String> = LabelRules.wellKnown) {
    self.types = types
    self.wellKnown = wellKnown
    byName = types.indices.sorted { types[$0].name < types[$1].name }
    allocatable = AmountColumns(types.map(\.netAllocatable))
    capacity = AmountColumns(types.map(\.capacity))
    offerings = OfferingKind.all(in: types, where: \.isAvailable)
    hasOverlays = types.contains {
      $0.isCapacityOverlaid || $0.offerings.contains(where: \.isPriceOverlaid)
    }
    hasReservations = types.contains { $0.offerings.contains { $0.reservation != nil } }
  }

  var everyType: TypeSet { TypeSet(all: types.count) }
  var noType: TypeSet { TypeSet(none: types.count) }

  /// Types none of whose labels contradict the requirements.
  func types(meeting requirements: Requirements) -> TypeSet {
    var result = everyType
    for requirement in requirements.all { narrow(&result, to: requirement) }
    return result
  }

  /// Whether some type says something of the label, were it that its nodes lack it.
  func knows(_ key: String) -> Bool { column(key) != nil }

  /// What the types say of a label; nil when nothing.
  private func column(_ key: String) -> LabelColumn? {
    if let known = columns[key] { return known }
    let column = LabelColumn(key, of: types, wellKnown: wellKnown)
    columns[key] = .some(column)
    return column
  }

  func narrow(_ set: inout TypeSet, to requirement: Requirement) {
    guard let column = column(requirement.key) else { return }
    if let known = compatibleTypes[requirement] {
      set.formIntersection(known)
      return
    }
    let compatible = column.types(compatibleWith: requirement)
    compatibleTypes[requirement] = compatible
    set.formIntersection(compatible)
  }

  /// Types that have room for the amounts.
  func types(fitting requests: ResourceList) -> TypeSet { allocatable.types(havingAtLeast: requests) }

  /// Types no larger than what the limits leave.
  func types(within remaining: ResourceList) -> TypeSet { capacity.types(havingAtMost: remaining) }

  /// The most that any of the types has of each resource.
  func largestCapacity(of name: ResourceName, in set: TypeSet) -> Quantity {
    capacity.largest(of: name, in: set)
  }

  /// Types with an available offering that the requirements allow.
  func types(offeredFor requirements: Requirements) -> TypeSet {
    let question = OfferingQuestion(requirements)
    if let known = offeredTypes[question] { return known }
    var result = noType
    for (kind, types) in offerings where question.allows(kind) { result.formUnion(types) }
    offeredTypes[question] = result
    return result
  }

  /// Types with an offering that the requirements allow, whether it can be had at the moment or not.
  func types(soldFor requirements: Requirements) -> TypeSet {
    let question = OfferingQuestion(requirements)
    var result = noType
    for (kind, types) in everyOffering where question.allows(kind) { result.formUnion(types) }
    return result
  }

  /// The type, first by name, with most of a resource for Pods; nil of no types.
  func roomiest(of name: ResourceName, in set: TypeSet) -> LaunchFunnel.Roomiest? {
    let most = allocatable.largest(of: name, in: set)
    let type = byName.first { set.contains($0) && types[$0].netAllocatable[name] ?? .zero == most }
    return type.map { LaunchFunnel.Roomiest(instanceType: types[$0].name, allocatable: most) }
  }

  /// The offerings of a type that count for a price list.
  func offerings(ofType index: Int, in prices: PriceList) -> some Sequence<Offering> {
    prices[index].offerings.lazy.map { self.types[index].offerings[$0] }
  }

  /// What each type costs by the available offerings that the requirements allow.
  func prices(allowedBy requirements: Requirements) -> PriceList {
    let question = OfferingQuestion(requirements)
    if let known = prices[question] { return known }
    let found = PriceList(types.map { TypePrices($0, question: question) })
    prices[question] = found
    return found
  }

  /// Ascending.
  func names(of set: TypeSet) -> [String] { byName.filter(set.contains).map { types[$0].name } }

  func set(of places: [Int]) -> TypeSet {
    var set = noType
    for place in places { set.insert(place) }
    return set
  }

  /// Values of a label that the types carry, after narrowing by a NodePool's requirement of it.
  func domains(of key: String, narrowedBy requirement: Requirement?) -> Set<String> {
    guard let column = column(key) else { return Set(requirement?.values ?? []) }
    var result = Set<String>()
    for entry in column.entries {
      guard let carried = entry.requirement else {
        result.formUnion(requirement?.values ?? [])
        continue
      }
      result.formUnion(requirement.map { carried.intersection($0).values } ?? carried.values)
    }
    return result
  }

  /// Values named by a requirement that no type has, and those that types do have; nil where all are had, or
  /// where the label is none of the types' own.
  func unknownValues(of requirement: Requirement) -> (unknown: [String], known: [String])? {
    guard columns[requirement.key] != nil else { return nil }
    let known = domains(of: requirement.key, narrowedBy: nil)
      .union(LabelRules.knownValues[requirement.key] ?? [])
    let unknown = requirement.values.filter { !known.contains($0) }
    return unknown.isEmpty ? nil : (unknown, known.sorted())
  }

  /// How many different values of the label the types have between them.
  func valueCount(of key: String, in set: TypeSet) -> Int {
    guard let column = column(key) else { return 0 }
    var values = Set<String>()
    for entry in column.entries where entry.types.intersects(set) {
      values.formUnion(entry.requirement?.values ?? [])
    }
    return values.count
  }

  /// The first five by name.
  func examples(of set: TypeSet) -> [String] {
    byName.lazy.filter(set.contains).prefix(5).map { types[$0].name }
  }
}

extension InstanceType {
  /// What Pods can have: huge pages are taken out of the memory.
  var netAllocatable: ResourceList {
    var result = capacity.lessening(by: overhead)
    for (name, amount) in capacity.amounts where name.text.hasPrefix("hugepages-") {
      result[.memory] = max(.zero, (result[.memory] ?? .zero) - amount)
    }
    return result
  }
}
