import Cloud
import Cluster
import Kubernetes

/// What Karpenter says of each instance type that the catalogue has.
enum CatalogueSeries {
  static func record(_ world: World, in recorder: inout SeriesRecorder) {
    let prices = "karpenter_cloudprovider_instance_type_offering_price_estimate"
    for type in types(world.cloud) {
      recorder.set(
        "karpenter_cloudprovider_instance_type_cpu_cores", ["instance_type": type.name],
        to: type.cores, at: .start)
      recorder.set(
        "karpenter_cloudprovider_instance_type_memory_bytes", ["instance_type": type.name],
        to: type.memoryBytes, at: .start)
      guard recorder.wants(prices) else { continue }
      for zone in world.cloud.zones {
        for capacityType in [CapacityType.onDemand, .spot] {
          guard let price = world.cloud.listPriceUSDPerHour(of: type.name, in: zone.name, as: capacityType)
          else {
            continue
          }
          recorder.set(
            prices,
            [
              "instance_type": type.name, "zone": zone.name, "capacity_type": capacityType.rawValue,
            ], to: price, at: .start)
        }
      }
    }
  }

  /// EC2's as they are advertised; another cloud's as its provider counts them.
  private static func types(_ cloud: CloudState) -> [(name: String, cores: Double, memoryBytes: Double)] {
    guard cloud.provider == .aws else {
      return cloud.types(of: nil).map {
        ($0.name, ($0.capacity[.cpu] ?? .zero).double, ($0.capacity[.memory] ?? .zero).double)
      }
    }
    return cloud.catalogue.types.map { ($0.name, Double($0.vCPUs), Double($0.memoryMiB) * 1_048_576) }
  }
}
