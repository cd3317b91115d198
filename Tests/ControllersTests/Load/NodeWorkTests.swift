import Kubernetes
import Testing

@testable import Controllers

struct NodeWorkTests {
  private static let node = Node().with {
    $0.metadata.name = "n1"
    $0.status.capacity = [.cpu: Quantity(milli: 2050), .memory: Quantity(bytes: 8 << 30)]
  }

  private static func pod(_ name: String, request: Int? = nil, limit: Int? = nil, memoryLimit: Int? = nil)
    -> Pod
  {
    Pod(name, on: "n1", ready: .start).with {
      if let request { $0.spec.containers[0].resources.requests[.cpu] = Quantity(milli: request) }
      if let limit { $0.spec.containers[0].resources.limits[.cpu] = Quantity(milli: limit) }
      if let memoryLimit { $0.spec.containers[0].resources.limits[.memory] = Quantity(bytes: memoryLimit) }
    }
  }

  private static func work(_ pods: [Pod], rps: Int, _ profile: WorkloadProfile) -> [PodWork] {
    NodeWork.share(
      pods.map { NodeWork.Tenant($0, arriving: Rate(rps), profile: profile) }, on: node)
  }

  struct Alone: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var rps: Int
    var limit: Int?
    var profile = WorkloadProfile.general
    var cpu: Int
    var served: Int
    var latency: Int
    var throttled = 0
  }

  @Test(
    "a Pod that has a node of two cores for itself",
    arguments: [
      Alone(testDescription: "serves what it can", rps: 100, cpu: 402, served: 100, latency: 50),
      Alone(
        testDescription: "with a limit is throttled, and its requests time out", rps: 100, limit: 202,
        cpu: 202,
        served: 50, latency: 5000, throttled: 49),
      Alone(
        testDescription: "that waits most of the time fails with its CPU all but idle", rps: 200,
        profile: .ioBound, cpu: 102, served: 100, latency: 5000),
      Alone(
        testDescription: "that computes needs ten times as much", rps: 100, profile: .cpuBound, cpu: 1002,
        served: 100, latency: 40),
    ])
  func alone(_ c: Alone) throws {
    let work = try #require(Self.work([Self.pod("web", limit: c.limit)], rps: c.rps, c.profile).first)
    #expect(work.cpu == c.cpu)
    #expect(work.served == Rate(c.served))
    #expect(abs(work.latency - c.latency) <= 1)
    #expect(work.throttledPercent == c.throttled)
  }

  @Test("on a full node everybody gets CPU by its requests, and what one leaves over goes to the others")
  func shares() {
    let pods = [
      Self.pod("big", request: 900), Self.pod("small", request: 100), Self.pod("idle", request: 500),
    ]
    let tenants = [
      NodeWork.Tenant(pods[0], arriving: Rate(1000)), NodeWork.Tenant(pods[1], arriving: Rate(1000)),
      NodeWork.Tenant(pods[2]),
    ]
    #expect(NodeWork.share(tenants, on: Self.node).map(\.cpu) == [1798, 199, 2])
  }

  struct Growth: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var limit: Int
    var rps: Int
    var killedAfter: Int?
  }

  @Test(
    "a container grows for a minute, and is killed where its limit is",
    arguments: [
      Growth(testDescription: "never with enough", limit: 512, rps: 100, killedAfter: nil),
      Growth(
        testDescription: "before the minute is over with too little", limit: 114, rps: 100, killedAfter: 35),
      Growth(testDescription: "never with nothing to do", limit: 16, rps: 0, killedAfter: nil),
    ])
  func memory(_ c: Growth) throws {
    let pod = Self.pod("web", memoryLimit: c.limit << 20)
    let work = try #require(Self.work([pod], rps: c.rps, .general).first)
    let growth = MemoryGrowth(of: pod.spec.containers[0], in: pod, doing: work)
    #expect(growth.killedAfter == c.killedAfter.map { .seconds($0) })
    #expect(growth.memory(after: .seconds(3600)) <= c.limit << 20)
  }
}
