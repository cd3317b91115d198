import Cloud
import Kubernetes

/// Something that can befall the cluster's cloud, as a student or a weather file asks for it.
public enum CloudFault: Equatable, Sendable {
  case spotInterruption(NodeName)
  case rebalanceRecommendation(NodeName)
  /// Every spot machine is taken back with this probability, 0 to 1.
  case spotWave(share: Double)
  case stop(NodeName)
  case terminate(NodeName)
  /// The machine's system hangs: it runs, and nothing on it answers.
  case impair(NodeName)
  case zoneOutage(String)
  case zoneRestore(String)
  /// Nil is without end.
  case shortage(instanceType: String?, zone: String?, capacityType: CapacityType?, for: Duration?)
  case endShortages
  /// Machines of a type in a zone, for whoever selects the tags; nil is without end.
  case reserveCapacity(
    instanceType: String, zone: String, count: Int, tags: [String: String], for: Duration?)
  /// By its id.
  case cancelReservation(String)
  case imageRelease(AMIFamily, version: String)
  /// A new version of the images of a family, on another cloud than AWS.
  case nodeImageRelease(family: String, version: String)
  case throttle(for: Duration?)
  case endThrottling
  case slowBoot(Duration, for: Duration?)
  case endSlowBoot
  case failJoins(for: Duration?)
  case endJoinFailures
  case message(InterruptionQueue.Body)
}

/// A fault that is still to come.
public struct Forecast: Equatable, Sendable {
  public let time: VirtualTime
  public let fault: CloudFault
  /// As it was written.
  public let command: String
  /// Whether it is among what is announced.
  public private(set) var isAnnounced = true

  public init(at time: VirtualTime, _ fault: CloudFault, command: String) {
    self.time = time
    self.fault = fault
    self.command = command
  }

  /// The same, coming unannounced.
  public var hidden: Self {
    var hidden = self
    hidden.isAnnounced = false
    return hidden
  }
}

/// Why the cloud cannot do what was asked for.
public enum CloudRefusal: Error, Equatable, Sendable {
  case noSuchNode(NodeName)
  /// A node that Karpenter did not make: its machine is not in the model's EC2.
  case notKarpenters(NodeName)
  case notSpot(NodeName, CapacityType)
  case noSpotMachine
  /// EC2 has said already that it takes the machine back.
  case announced(NodeName, endsAt: VirtualTime)
  case notRunning(NodeName, CloudInstance.State)
  case noSuchZone(String)
  case zoneIsDown(String)
  case zoneIsUp(String)
  case noSuchType(String)
  case noSuchReservation(String)
  case imageExists(AMIFamily, version: String)
  /// EKS has no images of this family here.
  case noImages(AMIFamily)
  case nothingToEnd
  /// It is AWS's, and the cluster stands elsewhere.
  case notOf(CloudProvider)
  /// The cloud has no images of this family.
  case noNodeImages(String, CloudProvider)
  case nodeImageExists(String, version: String)
}

extension CloudFault {
  /// Whether only AWS has such a thing.
  var isOfAWS: Bool {
    switch self {
    case .rebalanceRecommendation, .reserveCapacity, .cancelReservation, .imageRelease, .message: true
    case .spotInterruption, .spotWave, .stop, .terminate, .impair, .zoneOutage, .zoneRestore, .shortage,
      .endShortages, .throttle, .endThrottling, .slowBoot, .endSlowBoot, .failJoins, .endJoinFailures,
      .nodeImageRelease:
      false
    }
  }
}
