import Cloud
import Kubernetes

/// Which addresses of the cluster's networks Pods and nodes have.
struct TakenAddresses {
  /// A bit for each address of a network, by the first of them.
  private var networks = SortedTable<IPv4Address, Network>()

  private struct Network {
    private var bits = [UInt64](repeating: 0, count: IPv4Address.networkSize / 64)

    subscript(place: Int) -> Bool {
      get { bits[place / 64] & (1 << (place % 64)) != 0 }
      set {
        if newValue {
          bits[place / 64] |= 1 << (place % 64)
        } else {
          bits[place / 64] &= ~(1 << (place % 64))
        }
      }
    }
  }

  subscript(address: IPv4Address) -> Bool {
    get { networks[address.network]?[address.placeInNetwork] ?? false }
    set {
      var network = networks[address.network] ?? Network()
      network[address.placeInNetwork] = newValue
      networks[address.network] = network
    }
  }

  /// A free address of the network that a host is in: of those that AWS gives out the `start`th, or the next that is
  /// free; nil when there is none.
  func firstFree(beside host: IPv4Address, from start: Int) -> IPv4Address? {
    let network = networks[host.network] ?? Network()
    return (0..<AWSAccount.Subnet.addressCount).lazy.map { host.neighbour(start + $0) }
      .first { !network[$0.placeInNetwork] }
  }
}
