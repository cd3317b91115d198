import Cloud
import Kubernetes

/// What a NodePool can make at this moment: the instance types left of its requirements and limits, where, by what
/// capacity type and at what price.
public struct NodePoolMatch: Equatable, Sendable {
  public var report: NodePoolReport
  /// From all types of its node class to those that its limits leave.
  public var funnel: LaunchFunnel
  /// By name; how many of the types left can be had there.
  public var zones: [Zone]
  /// In the order in which the cloud is asked: reserved, spot, on-demand; those without any offering left out.
  public var offers: [Offer]
  /// Nil when no type is left.
  public var sizes: Sizes?
  /// What its requirements say that cannot be meant, by key.
  public var doubts: [RequirementDoubt]

  public struct Zone: Equatable, Sendable {
    public var name: String
    public var types: Int
  }

  public struct Offer: Equatable, Sendable {
    public var capacityType: CapacityType
    public var types: Int
    public var cheapest: PricedOffering
    public var dearest: PricedOffering
  }

  /// The least and the most that the types are advertised with.
  public struct Sizes: Equatable, Sendable {
    public var cpu: ClosedRange<Quantity>
    public var memory: ClosedRange<Quantity>
  }
}

/// Something in a requirement that nobody can have meant.
public enum RequirementDoubt: Equatable, Sendable {
  /// No type has these values; those that types do have.
  case unknownValues(Requirement, unknown: [String], known: [String])
  /// The entries of one key allow nothing together.
  case contradiction(key: String, entries: [Requirement])
}

extension ProvisioningContext {
  /// - Returns: nil when the NodePool takes no part in provisioning, or its node class offers nothing.
  public func match(_ name: NodePoolName) -> NodePoolMatch? {
    guard let nodePool = nodePools.first(where: { $0.nodePoolName == name }),
      let catalogue = catalogue(of: name),
      let report = reports(beside: state.nodes).first(where: { $0.nodePool == name })
    else { return nil }
    let template = NodePoolTemplate(
      nodePool, catalogue: catalogue, minValuesPolicy: snapshot.options.minValuesPolicy)
    var cutter = FunnelCutter(catalogue, after: template.funnel, types: template.types)
    if let remaining = report.remaining {
      cutter.keep(within: remaining)
      cutter.close(.limits)
    }
    let offerings = catalogue.pricedOfferings(of: cutter.types, allowedBy: template.requirements)
    return NodePoolMatch(
      report: report, funnel: cutter.funnel, zones: Self.zones(of: offerings),
      offers: [CapacityType.reserved, .spot, .onDemand].compactMap { Self.offer($0, of: offerings) },
      sizes: catalogue.sizes(of: cutter.types), doubts: nodePool.doubts(in: catalogue))
  }

  private static func zones(of offerings: [PricedOffering]) -> [NodePoolMatch.Zone] {
    Dictionary(grouping: offerings, by: \.zone).sorted { $0.key < $1.key }.map {
      NodePoolMatch.Zone(name: $0.key, types: Set($0.value.map(\.instanceType)).count)
    }
  }

  private static func offer(_ capacityType: CapacityType, of offerings: [PricedOffering])
    -> NodePoolMatch.Offer?
  {
    let own = offerings.filter { $0.capacityType == capacityType }.sorted {
      $0.priceUSDPerHour == $1.priceUSDPerHour
        ? ($0.instanceType, $0.zone) < ($1.instanceType, $1.zone) : $0.priceUSDPerHour < $1.priceUSDPerHour
    }
    guard let cheapest = own.first, let dearest = own.last else { return nil }
    return NodePoolMatch.Offer(
      capacityType: capacityType, types: Set(own.map(\.instanceType)).count, cheapest: cheapest,
      dearest: dearest)
  }
}

extension Catalogue {
  fileprivate func pricedOfferings(of set: TypeSet, allowedBy requirements: Requirements) -> [PricedOffering]
  {
    let prices = prices(allowedBy: requirements)
    return set.indices.flatMap { index in
      offerings(ofType: index, in: prices).map {
        PricedOffering(
          instanceType: types[index].name, zone: $0.zone, capacityType: $0.capacityType,
          priceUSDPerHour: $0.priceUSDPerHour)
      }
    }
  }

  fileprivate func sizes(of set: TypeSet) -> NodePoolMatch.Sizes? {
    func range(_ amount: (InstanceType) -> Quantity) -> ClosedRange<Quantity>? {
      let amounts = set.indices.map { amount(types[$0]) }
      guard let least = amounts.min(), let most = amounts.max() else { return nil }
      return least...most
    }
    guard let cpu = range({ $0.capacity[.cpu] ?? .zero }), let memory = range(\.advertisedMemory) else {
      return nil
    }
    return NodePoolMatch.Sizes(cpu: cpu, memory: memory)
  }
}

extension InstanceType {
  /// Before the hypervisor's share, where that is known.
  fileprivate var advertisedMemory: Quantity {
    labels[AWSLabel.instanceMemory].flatMap { Int($0) }.map { Quantity(bytes: $0 << 20) }
      ?? capacity[.memory] ?? .zero
  }
}

extension NodePool {
  /// What its requirements say that cannot be meant, by key.
  fileprivate func doubts(in catalogue: Catalogue) -> [RequirementDoubt] {
    let entries = template.spec.requirements.map { Requirement($0.requirement) }
    let byKey = Dictionary(grouping: entries, by: \.key).sorted { $0.key < $1.key }
    return byKey.flatMap { key, entries -> [RequirementDoubt] in
      var doubts = entries.compactMap { entry -> RequirementDoubt? in
        catalogue.unknownValues(of: entry).map {
          .unknownValues(entry, unknown: $0.unknown, known: $0.known)
        }
      }
      let isContradicted = entries.count > 1 && entries.allSatisfy { !$0.isEmpty }
      if isContradicted, Requirements(entries)[key]?.isEmpty ?? false {
        doubts.append(.contradiction(key: key, entries: entries))
      }
      return doubts
    }
  }
}
