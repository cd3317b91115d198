import Kubernetes

/// Amounts of resources as the scheduler counts them: CPU in millicores, the rest in bytes or pieces.
///
/// Sums wrap at 64 bits, as kube-scheduler's do, so that what was added can always be taken away again.
struct ResourceAmounts: Equatable, Sendable {
  var milliCPU = 0
  var memory = 0
  var ephemeralStorage = 0
  /// Extended resources, huge pages and attachable volumes, by name.
  private(set) var scalars: [Scalar] = []

  struct Scalar: Equatable, Sendable {
    let resource: ResourceName
    var amount: Int
  }

  init() {}

  /// Names that are no resource of a node (`pods`, or a native name that nobody counts) are left out.
  init(_ list: ResourceList) {
    for (name, quantity) in list.amounts {
      switch name {
      case .cpu: milliCPU = quantity.milli
      case .memory: memory = quantity.units
      case .ephemeralStorage: ephemeralStorage = quantity.units
      case _ where name.isScalar: scalars.append(Scalar(resource: name, amount: quantity.units))
      default: break
      }
    }
    scalars.sort { $0.resource < $1.resource }
  }

  subscript(resource: CountedResource) -> Int {
    switch resource {
    case .cpu: milliCPU
    case .memory: memory
    case .ephemeralStorage: ephemeralStorage
    case .scalar(let name): scalars.first { $0.resource == name }?.amount ?? 0
    }
  }

  var isNothing: Bool { milliCPU == 0 && memory == 0 && ephemeralStorage == 0 && scalars.isEmpty }

  mutating func add(_ other: ResourceAmounts) {
    milliCPU &+= other.milliCPU
    memory &+= other.memory
    ephemeralStorage &+= other.ephemeralStorage
    for scalar in other.scalars { add(scalar.amount, of: scalar.resource) }
  }

  mutating func subtract(_ other: ResourceAmounts) {
    milliCPU &-= other.milliCPU
    memory &-= other.memory
    ephemeralStorage &-= other.ephemeralStorage
    for scalar in other.scalars { add(0 &- scalar.amount, of: scalar.resource) }
  }

  private mutating func add(_ amount: Int, of resource: ResourceName) {
    if let index = scalars.firstIndex(where: { $0.resource == resource }) {
      scalars[index].amount &+= amount
    } else {
      scalars.append(Scalar(resource: resource, amount: amount))
    }
  }
}

/// A resource by where it is counted, so that loops compare no names.
enum CountedResource: Sendable {
  case cpu, memory, ephemeralStorage
  case scalar(ResourceName)

  init(_ name: ResourceName) {
    switch name {
    case .cpu: self = .cpu
    case .memory: self = .memory
    case .ephemeralStorage: self = .ephemeralStorage
    default: self = .scalar(name)
    }
  }

  var name: ResourceName {
    switch self {
    case .cpu: .cpu
    case .memory: .memory
    case .ephemeralStorage: .ephemeralStorage
    case .scalar(let name): name
    }
  }
}

extension ResourceName {
  /// Whether the scheduler counts it beside CPU, memory, ephemeral storage and pods.
  ///
  /// Source: kube-scheduler 1.35, `util.IsScalarResourceName`.
  var isScalar: Bool {
    isExtended || text.hasPrefix("hugepages-") || text.hasPrefix("attachable-volumes-")
      || text.contains("kubernetes.io/")
  }

  /// Whether it is a device of some vendor: a name with a domain that is not Kubernetes' own.
  var isExtended: Bool {
    text.contains("/") && !text.contains("kubernetes.io/") && !text.hasPrefix("requests.")
  }
}
