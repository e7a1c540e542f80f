using System.Security.Claims;
using Ticketing.ServiceDefaults.Auth;
using Ticketing.ServiceDefaults.Auth.Sellers;

namespace Ticketing.Messaging.Auditing;

/// <summary>Who did something. Ids only: a name is looked up when the log is read, so that it goes with the account.</summary>
/// <param name="Kind"><c>user</c>, <c>member</c>, <c>api-key</c>, <c>operator</c>, <c>system</c> or <c>nobody</c>.</param>
/// <param name="Id">The person's or the key's id; null for the system and for nobody we know.</param>
/// <param name="SellerId">Whom a member or a key acted for, or the seller who acted.</param>
/// <param name="Role">Role of a member in the seller's team.</param>
public sealed record AuditActor(string Kind, Guid? Id = null, Guid? SellerId = null, string? Role = null)
{
    /// <summary>The installation itself, such as the worker that opens sales.</summary>
    public static AuditActor System { get; } = new("system");

    /// <summary>Somebody without an account.</summary>
    public static AuditActor Nobody { get; } = new("nobody");

    /// <summary>A person who acts for themselves.</summary>
    public static AuditActor User(Guid id) => new("user", id, id);

    /// <summary>Whoever holds the request's token; <see cref="Nobody"/> without one.</summary>
    public static AuditActor Of(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return Nobody;
        }

        var id = user.UserId().Value;
        return user.IsApiKey() ? new("api-key", id, user.SellerId().Value)
            : user.IsDelegated() ? new("member", id, user.SellerId().Value, user.FindFirstValue(SellerClaims.Role))
            : user.Role() == Policies.Operator ? new("operator", id)
            : User(id);
    }
}

/// <summary>A line to write into the audit log.</summary>
/// <param name="Kind">What happened, past tense: <c>event-edited</c>.</param>
/// <param name="Actor">Who did it.</param>
public sealed record AuditEntry(string Kind, AuditActor Actor)
{
    /// <summary>The seller whom it concerns, where that is not the actor's.</summary>
    public Guid? SellerId { get; init; }

    /// <summary>The event it was done to.</summary>
    public long? EventId { get; init; }

    /// <summary>The order it was done to.</summary>
    public Guid? OrderId { get; init; }

    /// <summary>The person it was done to, such as a member who was removed.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Network address; for log-ins only, and forgotten after 30 days.</summary>
    public string? Address { get; init; }

    /// <summary>What else is worth knowing. Never a password, a token, an e-mail address or a name.</summary>
    public IReadOnlyDictionary<string, string> Details { get; init; } = new Dictionary<string, string>();
}

/// <summary>A line of the audit log as it is read.</summary>
/// <param name="AuditId">Grows with time within a service; the cursor.</param>
/// <param name="At">UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor"><c>user</c>, <c>member</c>, <c>api-key</c>, <c>operator</c>, <c>system</c> or <c>nobody</c>.</param>
/// <param name="ActorId">The person's or the key's id.</param>
/// <param name="ActorName">Their name today; null when it is not known.</param>
/// <param name="Role">Role of a member in the seller's team.</param>
/// <param name="EventId">The event it was done to.</param>
/// <param name="OrderId">The order it was done to.</param>
/// <param name="UserId">The person it was done to.</param>
/// <param name="Details">What else is worth knowing.</param>
/// <param name="Address">Network address of a log-in, for operators only.</param>
public sealed record AuditLine(
    long AuditId, DateTimeOffset At, string Kind, string Actor, Guid? ActorId, string? ActorName, string? Role,
    long? EventId, Guid? OrderId, Guid? UserId, IReadOnlyDictionary<string, string> Details, string? Address = null);

/// <summary>A page of the audit log, newest first; <paramref name="Next"/> is the <c>before</c> of the next page.</summary>
public sealed record AuditPage(IReadOnlyList<AuditLine> Entries, string? Next);
