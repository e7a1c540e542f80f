using System.Net.Http.Json;
using Ticketing.Contracts.Messages;
using Ticketing.ServiceDefaults.Auth;

namespace Ticketing.EventTicketing.Tests.Support;

/// <summary>Takes the mails about accounts as booking's mail worker does.</summary>
internal static class AccountMailReader
{
    /// <summary>All mails to an address that are due, newest last. Those of others are marked as sent.</summary>
    public static async Task<List<AccountMail>> TakeMailsAsync(this TicketingService service, string email)
    {
        using var client = service.WorkerClient();
        List<AccountMail> mine = [];
        while (true)
        {
            using var answer = await client.PostAsync("/internal/account-mails/take", null);
            answer.EnsureSuccessStatusCode();
            var mails = await answer.Content.ReadFromJsonAsync(ContractsJson.Default.ListAccountMail);
            if (mails!.Count == 0)
            {
                return mine;
            }

            mine.AddRange(mails.Where(mail => mail.Email == email));
            await client.FinishAsync(mails, AccountMailOutcomes.Sent);
        }
    }

    /// <summary>The secret of the only mail of a kind to an address.</summary>
    public static async Task<string> SecretOfMailAsync(this TicketingService service, string email, string kind) =>
        (await service.TakeMailsAsync(email)).Where(mail => mail.Kind == kind).ShouldHaveSingleItem().Secret!;

    public static HttpClient WorkerClient(this TicketingService service)
    {
        var client = service.CreateClient();
        client.DefaultRequestHeaders.Add(ServiceKey.Header, TicketingService.ServiceKeyForTests);
        return client;
    }

    public static async Task FinishAsync(this HttpClient worker, IEnumerable<AccountMail> mails, string outcome)
    {
        var outcomes = mails.Select(mail => new AccountMailOutcome(mail.MailId, outcome)).ToList();
        using var answer = await worker.PostAsJsonAsync(
            "/internal/account-mails/outcomes", outcomes, ContractsJson.Default.ListAccountMailOutcome);
        answer.EnsureSuccessStatusCode();
    }
}
