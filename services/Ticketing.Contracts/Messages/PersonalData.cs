namespace Ticketing.Contracts.Messages;

/// <summary>Answer of <c>GET /internal/deleted-users?after=N</c>: whose data a service erases, oldest first.</summary>
/// <param name="Users">At most 100; empty when there are no more.</param>
/// <param name="Next">The number to ask after next.</param>
public sealed record DeletedUsersPage(IReadOnlyList<UserId> Users, long Next);

/// <summary>
/// Answer of <c>GET /internal/users/{user_id}/commitments</c> of booking-service: why an account cannot be deleted yet.
/// </summary>
/// <param name="OrdersToCome">Paid orders of events that have not begun.</param>
/// <param name="PaymentsRunning">Orders whose payment has no outcome yet.</param>
public sealed record UserCommitments(long OrdersToCome, long PaymentsRunning);
