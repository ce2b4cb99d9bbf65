// SPDX-License-Identifier: Apache-2.0
// Runs a function over a stream of items on several threads and hands the results on in the order of the
// items, so that the output does not depend on the number of threads. At most `2 * threads` items are held.
//
//     OrderedPool<Document, DocumentFacts> pool(jobs, extract, write);   // write(DocumentFacts&&), in order
//     for (...) pool.submit(std::move(document));
//     pool.finish();
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace newsgraph::extract {

template <typename Item, typename Result>
class OrderedPool {
public:
    using Work = std::function<Result(Item&&)>;
    using Deliver = std::function<void(Result&&)>;

    /// `work` is called from the pool's threads; `deliver` only from the thread that submits and finishes.
    OrderedPool(std::size_t threads, Work work, Deliver deliver)
        : work_(std::move(work)), deliver_(std::move(deliver)), capacity_(2 * threads) {
        for (std::size_t i = 0; i < threads; ++i) workers_.emplace_back([this] { run(); });
    }
    OrderedPool(const OrderedPool&) = delete;
    OrderedPool& operator=(const OrderedPool&) = delete;
    OrderedPool(OrderedPool&&) = delete;
    OrderedPool& operator=(OrderedPool&&) = delete;

    ~OrderedPool() {
        {
            const std::lock_guard lock(mutex_);
            closed_ = true;
            waiting_.clear();
        }
        changed_.notify_all();
        for (auto& worker : workers_) worker.join();
    }

    /// Blocks while the pool is full, delivering results meanwhile. Rethrows what `work` threw for an
    /// earlier item, in that item's turn.
    void submit(Item item) {
        std::unique_lock lock(mutex_);
        while (in_order_.size() >= capacity_) deliver_front(lock);
        in_order_.push_back(std::make_shared<Slot>());
        in_order_.back()->item = std::move(item);
        waiting_.push_back(in_order_.back());
        changed_.notify_all();
        while (!in_order_.empty() && in_order_.front()->done) deliver_front(lock);
    }

    /// Delivers all that is still under way.
    void finish() {
        std::unique_lock lock(mutex_);
        while (!in_order_.empty()) deliver_front(lock);
    }

private:
    struct Slot {
        std::optional<Item> item;
        std::optional<Result> result;
        std::exception_ptr error;
        bool done = false;
    };

    void deliver_front(std::unique_lock<std::mutex>& lock) {
        const std::shared_ptr<Slot> slot = in_order_.front(); // owners: the queue and a worker
        changed_.wait(lock, [&] { return slot->done; });
        in_order_.pop_front();
        lock.unlock();
        if (slot->error) std::rethrow_exception(slot->error);
        deliver_(std::move(*slot->result));
        lock.lock();
    }

    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            changed_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
            if (closed_) return;
            const std::shared_ptr<Slot> slot = waiting_.front();
            waiting_.pop_front();
            lock.unlock();
            try {
                slot->result.emplace(work_(std::move(*slot->item)));
            } catch (...) {
                slot->error = std::current_exception();
            }
            lock.lock();
            slot->item.reset();
            slot->done = true;
            changed_.notify_all();
        }
    }

    Work work_;
    Deliver deliver_;
    std::size_t capacity_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::shared_ptr<Slot>> in_order_; ///< submitted, not yet delivered
    std::deque<std::shared_ptr<Slot>> waiting_;  ///< not yet begun
    bool closed_ = false;
    std::vector<std::thread> workers_;
};

} // namespace newsgraph::extract
