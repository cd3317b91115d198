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
    let own = node.status.addresses.first { $0.type == "InternalIP" }.flatMap { IPv4Address($0.address) }
    let network = own ?? Self.overlay
    var random = SeededRandom(seed: options.seed, purpose: "pod-address", object: pod.metadata.uid.text)
    let count = AWSAccount.Subnet.addressCount
    let start = random.integer(below: count)
    return (0..<count).lazy.map { network.neighbour(start + $0) }.first(where: isFree)?.description
  }

  private func isFree(_ address: IPv4Address) -> Bool {
    podAddresses[address] == nil
      && objects.node(NodeName(address.privateDNSName(in: cloud.account.region))) == nil
  }

  /// Keeps who has which address.
  mutating func noteAddress(_ before: Pod?, _ after: Pod?) {
    guard before?.status.podIP != after?.status.podIP else { return }
    if let before, let address = before.ownAddress { podAddresses[address] = nil }
    if let after, let address = after.ownAddress { podAddresses[address] = after.name }
  }
}

extension Pod {
  /// Its address, unless that is its host's.
  fileprivate var ownAddress: IPv4Address? {
    spec.hostNetwork ? nil : status.podIP.flatMap { IPv4Address($0) }
  }
}
