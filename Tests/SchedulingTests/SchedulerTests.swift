import Kubernetes
import Testing

@testable import Scheduling

@Test func aPodWithoutNodesIsToldSo() {
  var scheduler = Scheduler()
  let placement = scheduler.place(Pod(), in: SchedulingSnapshot())
  #expect(placement.failedSchedulingNote == "no nodes available to schedule pods")
}
