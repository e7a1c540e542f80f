using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.PersonalData;

/// <summary>Who deleted their account.</summary>
internal interface IDeletedUsers
{
    /// <summary>Those with a number above <paramref name="after"/>.</summary>
    Task<DeletedUsersPage> ReadAsync(long after, CancellationToken ct);
}

/// <summary><c>GET /internal/deleted-users</c> of event-ticketing.</summary>
internal sealed class HttpDeletedUsers(HttpClient http) : IDeletedUsers
{
    public async Task<DeletedUsersPage> ReadAsync(long after, CancellationToken ct) =>
        await http.GetFromJsonAsync(
            $"/internal/deleted-users?after={after}", ContractsJson.Default.DeletedUsersPage, ct)
        ?? throw new HttpRequestException("The deleted users are JSON null.");
}
