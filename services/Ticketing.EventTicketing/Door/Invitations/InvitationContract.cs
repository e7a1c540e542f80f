using System.ComponentModel.DataAnnotations;
using Ticketing.ServiceDefaults.OpenApi;

namespace Ticketing.EventTicketing.Door.Invitations;

/// <summary>Body of <c>POST /events/{event_id}/door-invitations</c>: an address, whoever has it.</summary>
internal sealed record DoorInvitationRequest([property: Required] string? Email);

/// <summary>An invitation as the seller sees it: by the address that they typed, never by a name or an account;
/// <paramref name="MadeByKey"/>: the API key that invited, if one did.</summary>
internal sealed record DoorInvitationResponse(
    Guid InvitationId, string Email,
    [property: OneOf("pending", "expired", "accepted", "declined")] string State, DateTimeOffset InvitedAt,
    DateTimeOffset ExpiresAt, Guid? MadeByKey);

/// <summary>The invitations of an event, by address. Withdrawn ones are left out.</summary>
internal sealed record DoorInvitationListResponse(IReadOnlyList<DoorInvitationResponse> Invitations);

/// <summary>An event at whose door the caller works.</summary>
internal sealed record MyDoorResponse(
    long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone);

/// <summary>An invitation of the caller that waits for an answer.</summary>
internal sealed record MyDoorInvitationResponse(
    Guid InvitationId, long EventId, string Name, string Venue, DateTimeOffset StartsAt, string TimeZone,
    DateTimeOffset ExpiresAt);

/// <summary>The doors and the open invitations of the caller.</summary>
internal sealed record MyDoorsResponse(
    IReadOnlyList<MyDoorResponse> Doors, IReadOnlyList<MyDoorInvitationResponse> Invitations);
