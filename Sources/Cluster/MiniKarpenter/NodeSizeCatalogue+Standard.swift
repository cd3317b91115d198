import Cloud
import Controllers
import Kubernetes

extension NodeSizeCatalogue {
  /// The catalogue of a mini-Karpenter that was given none: a few sizes, each smaller than the largest that any
  /// catalogue of EC2's has here, with the on-demand prices of the types that have them.
  public static func standard(in region: AWSRegion) -> NodeSizeCatalogue {
    NodeSizeCatalogue(
      sizes: [
        size("small", cpu: 2, memoryGi: 2, 0.0208), size("medium", cpu: 2, memoryGi: 4, 0.0416),
        size("large", cpu: 2, memoryGi: 8, 0.0832), size("compute", cpu: 4, memoryGi: 8, 0.17),
        size("xlarge", cpu: 4, memoryGi: 16, 0.192),
      ],
      labels: [
        WellKnown.os: ["linux"], WellKnown.arch: ["amd64", "arm64"],
        WellKnown.capacityType: ["on-demand", "spot"], WellKnown.region: [region.rawValue],
        WellKnown.zone: region.zones.prefix(3).map(\.name),
      ])
  }

  private static func size(_ name: String, cpu: Int, memoryGi: Int, _ price: Double) -> NodeSize {
    NodeSize(
      name: name,
      resources: [
        .cpu: Quantity(cpu), .memory: Quantity(bytes: memoryGi << 30),
      ], priceUSDPerHour: price)
  }
}
