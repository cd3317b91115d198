import Kubernetes
import Testing

@testable import Cloud

struct CapacityTests {
  private static let offering = OfferingKey(
    capacityType: .spot, instanceType: "m6g.large", zone: "us-east-1a")

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let shortage: CapacityShortage
    let hasCapacity: Bool
  }

  @Test(
    "what has run out is not given",
    arguments: [
      Case(
        testDescription: "this offering",
        shortage: CapacityShortage(instanceType: "m6g.large", zone: "us-east-1a", capacityType: .spot),
        hasCapacity: false),
      Case(
        testDescription: "the type on demand only",
        shortage: CapacityShortage(instanceType: "m6g.large", capacityType: .onDemand), hasCapacity: true),
      Case(testDescription: "all spot", shortage: CapacityShortage(capacityType: .spot), hasCapacity: false),
      Case(
        testDescription: "another zone", shortage: CapacityShortage(zone: "us-east-1b"), hasCapacity: true),
      Case(
        testDescription: "until a minute from now",
        shortage: CapacityShortage(until: .seconds(60)), hasCapacity: false),
      Case(testDescription: "until now", shortage: CapacityShortage(until: .start), hasCapacity: true),
    ])
  func shortages(_ c: Case) {
    var pools = CapacityPools()
    pools.shortages = [c.shortage]
    #expect(pools.hasCapacity(Self.offering, at: .start) == c.hasCapacity)
  }

  @Test("a zone that is down gives nothing")
  func zoneDown() {
    var pools = CapacityPools()
    pools.zonesDown = ["us-east-1a"]
    #expect(!pools.hasCapacity(Self.offering, at: .start))
    pools.zonesDown = ["us-east-1b"]
    #expect(pools.hasCapacity(Self.offering, at: .start))
  }

  @Test("a reservation that was taken back counts as used up for a minute")
  func reservation() {
    var unavailable = UnavailableOfferings()
    unavailable.mark(reservation: "cr-1", at: .start)
    #expect(unavailable.contains(reservation: "cr-1", at: .seconds(60)))
    #expect(!unavailable.contains(reservation: "cr-1", at: .seconds(61)))
    #expect(!unavailable.contains(reservation: "cr-2", at: .start))
    #expect(unavailable.nextExpiry(after: .start) == .seconds(60))
  }

  @Test("while AWS throttles, a launch fails and is tried again; nothing is remembered as lacking")
  func throttling() throws {
    var course = CourseCloud()
    course.cloud.faults.throttling = CloudFaults.Period(until: .seconds(60))
    let refused = course.launch(CourseCloud.claim(LaunchTests.spot), at: .seconds(59))
    #expect(refused.outcome == .failed(.requestLimitExceeded))
    guard case .failed(let failure) = refused.outcome else { return }
    #expect(failure.condition.reason == "RequestLimitExceeded")
    #expect(course.cloud.unavailableOfferings.entries(at: .seconds(59)).isEmpty)
    #expect(course.launch(CourseCloud.claim(LaunchTests.spot), at: .seconds(60)).launched != nil)
  }
}
