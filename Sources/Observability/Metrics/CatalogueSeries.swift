import Cloud
import Cluster
import Kubernetes

/// What Karpenter says of each instance type that the catalogue has.
enum CatalogueSeries {
  static func record(_ world: World, in recorder: inout SeriesRecorder) {
    let catalogue = world.cloud.catalogue
    let prices = "karpenter_cloudprovider_instance_type_offering_price_estimate"
    for type in catalogue.types {
      recorder.set(
        "karpenter_cloudprovider_instance_type_cpu_cores", ["instance_type": type.name],
        to: Double(type.vCPUs), at: .start)
      recorder.set(
        "karpenter_cloudprovider_instance_type_memory_bytes", ["instance_type": type.name],
        to: Double(type.memoryMiB) * 1_048_576, at: .start)
      guard recorder.wants(prices) else { continue }
      for zone in catalogue.region.zones {
        for capacityType in [CapacityType.onDemand, .spot] {
          guard let price = catalogue.priceUSDPerHour(of: type, in: zone, as: capacityType) else { continue }
          recorder.set(
            prices,
            [
              "instance_type": type.name, "zone": zone.name, "capacity_type": capacityType.rawValue,
            ], to: price, at: .start)
        }
      }
    }
  }
}
