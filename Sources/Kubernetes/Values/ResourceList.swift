/// Amounts by resource name, as in `requests`, `limits`, `capacity` and `allocatable`.
public struct ResourceList: Equatable, Sendable {
  /// In no order; `sorted` is for whoever writes them out.
  public var amounts: [ResourceName: Quantity]

  public init(_ amounts: [ResourceName: Quantity] = [:]) {
    self.amounts = amounts
  }

  public subscript(name: ResourceName) -> Quantity? {
    get { amounts[name] }
    set { amounts[name] = newValue }
  }

  public var isEmpty: Bool { amounts.isEmpty }

  public var sorted: [(name: ResourceName, amount: Quantity)] {
    amounts.sorted { $0.key < $1.key }.map { (name: $0.key, amount: $0.value) }
  }

  /// Adds each amount of the other list to this one's.
  public mutating func add(_ other: ResourceList) {
    guard !isEmpty else {
      self = other
      return
    }
    for (name, amount) in other.amounts { amounts[name] = (amounts[name] ?? .zero) + amount }
  }

  /// Takes away each amount of the other list; may go below zero.
  public mutating func subtract(_ other: ResourceList) {
    for (name, amount) in other.amounts { amounts[name] = (amounts[name] ?? .zero) - amount }
  }

  /// Raises each amount to at least the other list's.
  public mutating func raise(to other: ResourceList) {
    for (name, amount) in other.amounts { amounts[name] = max(amounts[name] ?? amount, amount) }
  }
}

extension ResourceList: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (ResourceName, Quantity)...) {
    self.init(Dictionary(elements) { _, last in last })
  }
}

/// The name of a resource: `cpu`, `memory`, `nvidia.com/gpu`.
public struct ResourceName: TextIdentifier {
  public let text: String
  public init(_ text: String) { self.text = text }

  public static let cpu: Self = "cpu"
  public static let memory: Self = "memory"
  public static let ephemeralStorage: Self = "ephemeral-storage"
  public static let pods: Self = "pods"
  public static let storage: Self = "storage"

  /// Whether the kubelet counts it without a device plugin: everything else is an extended resource,
  /// which must be whole and cannot be overcommitted.
  public var isNative: Bool {
    switch self {
    case .cpu, .memory, .ephemeralStorage, .pods, .storage: true
    default: text.hasPrefix("hugepages-") || text.hasPrefix("attachable-volumes-")
    }
  }
}
