import Cloud
import Kubernetes

/// Addresses of Pods: as the VPC CNI gives them, from the network that their node stands in.
extension World {
  /// The network of nodes without an address of their own.
  private static let overlay = IPv4Address(10, 244, 0, 0)

  /// What a Pod has or is to get; nil for one on its host's network, and where no address is left.
  func address(for pod: Pod, on node: Node) -> String? {
    guard !pod.spec.hostNetwork else { return nil }
    if let present = pod.status.podIP { return present }
    let network = node.ownAddress ?? Self.overlay
    var random = SeededRandom(seed: options.seed, purpose: "pod-address", object: pod.metadata.uid.text)
    let start = random.integer(below: AWSAccount.Subnet.addressCount)
    return takenAddresses.firstFree(beside: network, from: start)?.description
  }

  mutating func noteAddress(_ before: IPv4Address?, _ after: IPv4Address?) {
    guard before != after else { return }
    if let before { takenAddresses[before] = false }
    if let after { takenAddresses[after] = true }
  }
}

extension Pod {
  /// Its address, unless that is its host's.
  var ownAddress: IPv4Address? {
    spec.hostNetwork ? nil : status.podIP.flatMap { IPv4Address($0) }
  }
}

extension Node {
  /// Nil where it does not say.
  var ownAddress: IPv4Address? {
    status.addresses.first { $0.type == "InternalIP" }.flatMap { IPv4Address($0.address) }
  }
}

// MARK: - Services

extension World {
  /// EKS's range of Services' addresses, the first two of which are taken by the API server and the DNS.
  private static let serviceRange = (first: 16, count: 65_000)
  private static let nodePorts = (first: 30_000, count: 2768)

  /// A Service with the address and the node ports that the API server gives it.
  func addressed(_ service: Service) -> Service {
    guard service.type != .externalName else { return service }
    var new = service
    let others = objects.services.values
    var random = SeededRandom(
      seed: options.seed, purpose: "service-address", object: "\(service.metadata.namespacedName)")
    if new.clusterIP.isEmpty {
      let taken = Set(others.map(\.clusterIP))
      let start = random.integer(below: Self.serviceRange.count)
      let offsets = (0..<Self.serviceRange.count).lazy.map {
        Self.serviceRange.first + (start + $0) % Self.serviceRange.count
      }
      let address = offsets.map { "10.100.\($0 >> 8).\($0 & 255)" }.first { !taken.contains($0) }
      new.clusterIP = address ?? ""
    }
    guard new.type != .clusterIP else { return new }
    var taken = Set(others.flatMap { $0.ports.map(\.nodePort) } + new.ports.map(\.nodePort))
    for index in new.ports.indices where new.ports[index].nodePort == 0 {
      let start = random.integer(below: Self.nodePorts.count)
      let ports = (0..<Self.nodePorts.count).lazy.map {
        Self.nodePorts.first + (start + $0) % Self.nodePorts.count
      }
      guard let port = ports.first(where: { !taken.contains($0) }) else { break }
      new.ports[index].nodePort = port
      taken.insert(port)
    }
    return new
  }
}
