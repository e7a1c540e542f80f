using System.Net.Http.Json;
using Ticketing.Contracts.Messages;

namespace Ticketing.Booking.Notifications.Mail.Accounts;

/// <summary>The mails about accounts, which event-ticketing keeps.</summary>
internal interface IAccountMailBox
{
    /// <summary>Those that are due, at most 25; they belong to the caller for two minutes.</summary>
    Task<IReadOnlyList<AccountMail>> TakeAsync(CancellationToken ct);

    /// <summary>Says what became of them.</summary>
    Task FinishAsync(List<AccountMailOutcome> outcomes, CancellationToken ct);
}

/// <summary><c>POST /internal/account-mails/…</c>, by the services' key.</summary>
internal sealed class HttpAccountMailBox(IHttpClientFactory clients) : IAccountMailBox
{
    public async Task<IReadOnlyList<AccountMail>> TakeAsync(CancellationToken ct)
    {
        using var http = clients.CreateClient(HttpUserContacts.Client);
        using var response = await http.PostAsync("/internal/account-mails/take", null, ct);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ContractsJson.Default.ListAccountMail, ct)
            ?? throw new HttpRequestException("The mails are JSON null.");
    }

    public async Task FinishAsync(List<AccountMailOutcome> outcomes, CancellationToken ct)
    {
        using var http = clients.CreateClient(HttpUserContacts.Client);
        using var response = await http.PostAsJsonAsync(
            "/internal/account-mails/outcomes", outcomes, ContractsJson.Default.ListAccountMailOutcome, ct);
        response.EnsureSuccessStatusCode();
    }
}
