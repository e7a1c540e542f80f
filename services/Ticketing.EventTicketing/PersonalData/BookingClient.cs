using Ticketing.Contracts;
using Ticketing.Contracts.Messages;

namespace Ticketing.EventTicketing.PersonalData;

/// <summary>Asks booking-service what it holds of a person. It must be there: nothing is left out of an answer.</summary>
internal sealed class BookingClient(IHttpClientFactory clients)
{
    /// <summary>Name of the client that carries the services' key.</summary>
    public const string Name = "booking-personal-data";

    public async Task<UserCommitments> ReadCommitmentsAsync(UserId user, CancellationToken ct)
    {
        using var http = clients.CreateClient(Name);
        return await http.GetFromJsonAsync(
            $"/internal/users/{user}/commitments", ContractsJson.Default.UserCommitments, ct)
            ?? throw new HttpRequestException("The commitments are JSON null.");
    }

    /// <summary>JSON of the person's orders and what belongs to them, as it arrives. The caller disposes it.</summary>
    public async Task<HttpResponseMessage> ExportAsync(UserId user, CancellationToken ct)
    {
        using var http = clients.CreateClient(Name);
        var response = await http.GetAsync($"/internal/users/{user}/export", HttpCompletionOption.ResponseHeadersRead, ct);
        return response.EnsureSuccessStatusCode();
    }
}
