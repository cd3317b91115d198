import Cloud
import Kubernetes

/// What overlays say of one instance type of one NodePool, and who said it last.
struct OverlaidType: Equatable, Sendable {
  struct Author: Equatable, Sendable {
    let name: String
    let weight: Int

    init(_ overlay: NodeOverlay) {
      name = overlay.metadata.name
      weight = overlay.weight ?? 0
    }
  }

  private struct Price: Equatable, Sendable {
    let change: PriceChange
    /// The lightest that speaks of it so far.
    var author: Author
  }

  private var prices: [OfferingKind: Price] = [:]
  private var capacity: [ResourceName: Quantity] = [:]
  /// The last that spoke of resources, and of which: all that Karpenter remembers of it.
  private var lastCapacity: (author: Author, resources: Set<ResourceName>)?

  static func == (left: Self, right: Self) -> Bool {
    left.prices == right.prices && left.capacity == right.capacity
  }

  /// The overlay of the same weight that has already said something of what this one speaks of.
  func opponent(of overlay: NodeOverlay, offerings: [OfferingKind]) -> String? {
    let author = Author(overlay)
    if overlay.priceChange != nil {
      for kind in offerings {
        if let other = prices[kind]?.author, other.weight == author.weight { return other.name }
      }
    }
    guard let lastCapacity, lastCapacity.author.weight == author.weight else { return nil }
    let resources = Set(overlay.capacity?.amounts.keys.map(\.self) ?? [])
    return resources.isDisjoint(with: lastCapacity.resources) ? nil : lastCapacity.author.name
  }

  mutating func note(_ overlay: NodeOverlay, offerings: [OfferingKind]) {
    let author = Author(overlay)
    if let change = overlay.priceChange {
      for kind in offerings { prices[kind] = Price(change: prices[kind]?.change ?? change, author: author) }
    }
    if let amounts = overlay.capacity?.amounts {
      capacity.merge(amounts) { heavier, _ in heavier }
      lastCapacity = (author, Set(amounts.keys))
    }
  }

  func applied(to type: InstanceType) -> InstanceType {
    var result = type
    if !capacity.isEmpty {
      result.capacity.amounts.merge(capacity) { _, overlaid in overlaid }
      result.isCapacityOverlaid = true
    }
    for index in result.offerings.indices where !prices.isEmpty {
      guard let price = prices[OfferingKind(result.offerings[index])] else { continue }
      let before = result.offerings[index].priceUSDPerHour
      result.offerings[index].priceUSDPerHour = price.change.applied(to: before)
      result.offerings[index].isPriceOverlaid = true
    }
    return result
  }
}

extension NodeOverlay {
  /// Nil when it says nothing of prices.
  fileprivate var priceChange: PriceChange? { (price ?? priceAdjustment).flatMap(PriceChange.init) }
}
